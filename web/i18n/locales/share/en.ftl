# Save and share
share-close = Close
share-ways = Ways to save and share
share-way-link = Link
share-way-file = File
share-way-code = Code
share-way-model = Model
share-way-pictures = Pictures
share-way-embed = Embed
share-about-link = Opens this experiment anywhere
share-about-link-stored = Opens it on this device
share-about-file = Goes on from here later
share-about-code = Keras, PyTorch, a notebook
share-about-model = The trained network, for programs
share-about-pictures = Figures for slides and papers
share-about-embed = In your page, course or slides

# Link
share-link = Link to this experiment
share-link-stored = The data stays on this device. Elsewhere the link names it and asks for its files.
share-copy-link = Copy the link
share-copied = Copied
share-copy-by-hand = This page may not copy to the clipboard. The text is selected: copy it by key.
share-weights = With the trained weights
share-weights-on = Opens with the present weights as those to begin with, and predicts the same.
share-weights-off = Opens with the same start weights, before training.
share-weights-long = With its weights, this network needs a link of more than { $most } characters, which mail and chat programs cannot open. Save it as a file instead.
share-length = { $length } characters.
share-length-long = { $length } characters: some chats cut links of more than 2,000. A file, or the link without weights, is safer there.
share-copy-code = Copy the code
share-file = This page is opened from disk: its addresses open on this device only.

# File
share-save = Save
share-save-named = Save { $name }
share-save-format = Save { $format }
share-file-training = Training
share-file-training-note = Weights, optimizer state, random numbers, and curves. Goes on to the bit where it was.
share-open-note = To open a file again, drop it on the page, or choose “Open a file” under Data.


# Code and models
share-writing = Writing …
share-refused = { $name } cannot say this network:
share-zip = Several files are saved as one archive.
share-model-note = The weights are those of this moment.
export-json = Experiment
export-json-note = Data, network, and settings with the weights, as text. Opens here and in the engine.
export-csv = Weights as a table
export-csv-note = One weight a row, for spreadsheets and statistics.
export-keras = Keras
export-keras-note = Keras 3: the network with its weights, and the same training, every default written out.
export-pytorch = PyTorch
export-pytorch-note = PyTorch 1.13 or newer: the network with its weights, and the same training.
export-notebook = Notebook
export-notebook-note = The Keras code, step by step, with the data, for Jupyter and Colab.
export-tensorflowjs = TensorFlow.js
export-tensorflowjs-note = For loadLayersModel, in browsers and Node.
export-onnx = ONNX
export-onnx-note = Opset 17, for ONNX Runtime and many other programs.

# Pictures
share-figure = Picture of
share-redraw = Draw again
share-drawing = Drawing …
share-copy-picture = Copy as picture
share-pictures-note = Always light, with title, legend and link. SVG stays sharp at any size, and its parts can be edited; PNG has twice the pixels shown.
figure-progress = { $task } · epoch { $epoch } · training loss { $loss }

# Embed
share-task = Task, in one sentence
share-task-example = Reach 95 % with at most two layers
share-goal = Training stops at
share-goal-none = no goal
share-goal-at-most = or less
share-goal-at-least = or more
share-controls = Controls
share-controls-all = All
share-controls-simple = Simple
share-controls-locked = Locked
share-controls-chosen = Chosen
share-controls-all-note = Everything may be changed.
share-controls-simple-note = Data, activation, units, learning rate, and training.
share-controls-locked-note = Only training and looking; all else is shown, but disabled.
share-controls-chosen-note = Only what is checked may be changed.
share-others-locked = Show the others, disabled
share-panels = On show
share-part-head = Header
share-part-data = Data
share-part-network = Network
share-part-output = Map
share-part-inspector = Values of a point
share-part-training = Training settings
share-part-transport = Train button
share-analysis = Panels below the network ({ $count })
share-limits = Limits
share-limit-layers = Layers
share-limit-units = Units a layer
share-limit-step = Steps
share-language = Language
share-language-auto = The reader’s
share-theme = Colors
share-theme-auto = The reader’s
share-theme-light = Light
share-theme-dark = Dark
share-autoplay = Trains at once

# Preview
share-preview = Preview
share-frame-phone = Phone, { $width }
share-frame-column = Column, { $width }
share-frame-slide = Slide, { $width } × 540
share-try = Open in a new tab

# Forms, and what takes them
share-forms = Forms
share-copy = Copy
share-form-frame = Frame
share-form-element = Element
share-form-markdown = Markdown
share-form-docusaurus = Docusaurus
share-form-myst = MyST
share-form-jupyter = Jupyter
share-form-link = Link
share-form-qr = QR code
share-hosts-frame = HTML for Moodle (source code of the editor), Canvas (HTML editor) and your own pages. In reveal.js, write data-src in place of src: the slide then loads it when it is shown. Some sites let only teachers or administrators embed frames.
share-hosts-element = For pages whose scripts are yours, such as reveal.js or a site of your own: as high as its content, with methods and events. Moodle, Canvas and Notion remove scripts.
share-hosts-markdown = A link, which every Markdown takes: GitHub, forums, notes. Frames are removed there.
share-hosts-docusaurus = For pages in MDX, whose style is an object.
share-hosts-myst = For MyST documents and Jupyter Book 2.
share-hosts-jupyter = For a code cell in Jupyter or Colab. A page from http://localhost shows only on this device.
share-hosts-link = For mail, chats and slides. In Notion, paste it and choose “Create embed”. In Moodle, it is the address of a URL activity.
share-hosts-qr = For slides and handouts: a camera opens the link.
share-qr-long = This link has { $count } characters. A code for it would be too fine for cameras.
share-picture-by-hand = This browser does not copy pictures. Save the code as a file.
share-save-svg = Save as SVG
