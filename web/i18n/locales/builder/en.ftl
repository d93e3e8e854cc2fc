# A lesson of one’s own
builder = Your lesson
builder-close = Close; the draft stays on this device
builder-language = Language of the texts
builder-optional = Texts in this language may be left out; those of the first language are then shown.
builder-step = Step { $number }
builder-add = Add a step from here: with the experiment and the view that are open now
builder-open-step = Show the experiment that this step begins with
builder-follows = Goes on where the step before ended
builder-earlier = Move this step forward
builder-later = Move this step back
builder-remove = Remove this step

# The parts of a lesson
builder-field-title = Title
builder-field-question = The question that the lesson answers
builder-field-say = What is so, in two or three sentences
builder-field-ask = Question
builder-field-do = What the learner does
builder-field-after = What it comes to, and why
builder-field-choices = Choices
builder-field-hints = Hints
builder-field-check = Done when
builder-field-predict = Prediction
builder-field-show = Show me
builder-field-stop = Training stops

builder-predict = Before the trial, the learner predicts
builder-predict-none = nothing
builder-predict-choices = one of several choices
builder-predict-number = a number
builder-choices-why = The choice that turns out true is the right one. Pick a number: a bound and its opposite become the choices.
builder-choice = Choice { $number }
builder-choice-text = Text
builder-choice-when = True when
builder-add-choice = Add a choice
builder-remove-choice = Remove this choice
builder-guess = The number
builder-guess-low = From
builder-guess-high = To
builder-guess-near = Right within ±
builder-hint = Hint { $number }
builder-hint-when = Said when
builder-hint-text = Text
builder-add-hint = Add a hint
builder-remove-hint = Remove this hint

builder-pick = Pick a number
builder-picking = Press any number with a dashed frame, or go to it with Tab and press Enter. Escape ends it.
builder-offer = It has to hold that

builder-record = Record “Show me”
builder-record-end = End the recording
builder-record-why = The step opens at its beginning; what you then train and change is what “Show me” does.
builder-recording = Recording: train, or change the network, its weights or the point.
builder-shown = What “Show me” does
builder-did-train = trains until it stops
builder-did-epochs =
    { $count ->
        [one] trains for 1 epoch
       *[other] trains for { $count } epochs
    }
builder-did-steps =
    { $count ->
        [one] trains for 1 step
       *[other] trains for { $count } steps
    }
builder-did-point = moves the point
builder-did-set = changes { $changes }
builder-did-update = goes on with { $changes }
builder-did-weights = sets the weights { $changes }
builder-did-nudge = moves the weight of ε-nudge: { $changes }
builder-stop = Training stops after
builder-stop-epochs = epochs
builder-stop-steps = steps
builder-stop-none = nothing
builder-field-seeds = Seeds in a row
builder-field-remember = Numbers for later steps
builder-remember-name = Name
builder-remember-number = Number
builder-remember-add = Remember a number
builder-remember-remove = Forget this number
builder-stop-earlier = or earlier, at
builder-goal-none = nothing
builder-goal-train-loss = train loss
builder-goal-train-accuracy = train accuracy
builder-controls = Free for the learner:
builder-controls-none = nothing

# The lesson on seeds
builder-try = Try on { $count } seeds
builder-holds = “Done when” holds in { $holds } of { $runs }.
builder-already = In { $already } of { $runs } it held before anything was done.
builder-would = With { $condition } it would be { $runs }.
builder-take = Take that bound
builder-came = “{ $choice }” came true in { $count } of { $runs }.
builder-range = The number was { $least } to { $greatest }, mostly { $median }.
builder-fault-no-choice = No choice is true in nearly all runs.
builder-fault-choices = More than one choice is true, or one is true only at times.
builder-fault-outside = The number is not always within the scale.
builder-fault-certain = The count is nearly none or all.
builder-fault-silent = A text has a number that does not exist then.

# Handing it on
builder-missing = Not complete yet:
builder-play = Play it
builder-save = Save as a file
builder-open = Open a file
builder-share = Share
builder-new = New lesson
builder-beside = The lesson’s file has to lie beside the page.
builder-copy = Copy: { $what }
builder-too-large = this lesson is too large for an address; hand on the file.
