# The other reasons, and what to do. They come with what finds them out, in all languages.
reason-missing = The server does not have { $file } (status { $detail }). If this is your site, copy all of dist/ again.
reason-page = The server sends a web page instead of { $file }. If this is your site, copy all of dist/ again.
reason-type = The server sends { $file } with the content type { $detail }, which browsers do not run. If this is your site, send .js files as text/javascript.
reason-damaged = { $file } is damaged or incomplete. Reload the page. If this is your site, copy the file again.
reason-policy = The Content-Security-Policy of this page forbids it. It needs { $detail }.
reason-sandbox = A sandboxed frame without allow-same-origin forbids it. The file activation-playground.html works there.
reason-browser = This browser is too old: it lacks { $detail }. Update it, or use another browser.
reason-newer = A newer version of this page is available. Reload to use it; your work is kept.
reason-unknown = The browser gives no reason; an extension may block it. Reload the page.
this-file = a file of this page
reload = Reload
