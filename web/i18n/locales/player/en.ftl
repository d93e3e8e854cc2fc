# The player of lessons
lesson = Lesson
lesson-named = Lesson: { $title }
lesson-steps = Steps of the lesson
lesson-step =
    { $state ->
        [done] Step { $number } of { $count }, done
       *[open] Step { $number } of { $count }
    }
lesson-leave = Leave the lesson; the experiment stays
lesson-fold = Show the lesson’s text
lesson-lock-in = Lock in
lesson-guess = Your guess
lesson-no-guess = no guess yet
lesson-show-me = Show me
lesson-other-seed = Another seed
lesson-other-seed-title = The same with other data and weights
lesson-next = Next
lesson-finish = Finish
lesson-right = You predicted it.
lesson-wrong = It came otherwise.
lesson-none-came = None of the choices came true this time.
lesson-measured = You said { $guess }, it was { $measured }.
lesson-mark-right = came true
lesson-mark-wrong = did not come true
lesson-step-done = Done.
lesson-play-seeds = Play { $count } seeds
lesson-seeds-played = { $played } of { $count } seeds played
lesson-yes = yes
lesson-no = no
lesson-finished = What you predicted, and what came out
lesson-score =
    { $count ->
        [0] There was nothing to predict.
        [one] { $right } of 1 prediction came true.
       *[other] { $right } of { $count } predictions came true.
    }
lesson-answer = Predicted: { $answer }.
lesson-came-out = It was { $measured }.
lesson-state-done = Done.
lesson-state-shown = Done, with “Show me”.
lesson-state-open = Not done.
lesson-copy = Copy answers
lesson-save = Save answers
lesson-print = Print
lesson-again = Once more
lesson-next-one = Next lesson: { $title }

# The list of lessons
lessons-why = Predict first, then let the network show it. Each lesson takes a few minutes; answers stay on this device.
lessons-minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
lessons-after = after { $titles }
lessons-finished = finished
lessons-begun = begun
lessons-write = Write a lesson
lessons-open = Open a lesson file
lessons-drop = or drop one on the page
