# Why a file could not be loaded, and what to do, in so far as no file is needed to find that out. Part of the page itself.
cause-engine = The engine could not be loaded, so nothing can be trained.
cause-worker = The worker that trains could not be started.
cause-part = This part of the page could not be loaded.
cause-texts = The texts in this language could not be loaded.
reason-offline = This device is offline. Try again when the connection is back.
reason-unreachable = The server cannot be reached. Check the connection and try again.
try-again = Try again
dismiss = Close this notice
