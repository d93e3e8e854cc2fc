# The player of lessons
lesson = 课程
lesson-named = 课程：{ $title }
lesson-steps = 课程的步骤
lesson-step =
    { $state ->
        [done] 第 { $number } 步，共 { $count } 步，已完成
       *[open] 第 { $number } 步，共 { $count } 步
    }
lesson-leave = 离开课程；实验保留
lesson-fold = 显示课程文字
lesson-lock-in = 确定预测
lesson-guess = 你的估计
lesson-no-guess = 尚未估计
lesson-show-me = 演示给我看
lesson-other-seed = 换个种子
lesson-other-seed-title = 换一组数据和权重再试
lesson-next = 下一步
lesson-finish = 完成
lesson-right = 预测对了。
lesson-wrong = 结果与预测不同。
lesson-none-came = 这一次没有一个选项成立。
lesson-measured = 你说 { $guess }，结果是 { $measured }。
lesson-mark-right = 成立
lesson-mark-wrong = 不成立
lesson-step-done = 完成。
lesson-play-seeds = 训练 { $count } 个随机种子
lesson-seeds-played = 已训练 { $played } 个，共 { $count } 个
lesson-yes = 是
lesson-no = 否
lesson-finished = 你的预测与实际结果
lesson-score =
    { $count ->
        [0] 没有需要预测的内容。
       *[other] { $count } 个预测中对了 { $right } 个。
    }
lesson-answer = 预测：{ $answer }。
lesson-came-out = 结果是 { $measured }。
lesson-state-done = 已完成。
lesson-state-shown = 已完成（看过演示）。
lesson-state-open = 未完成。
lesson-copy = 复制答案
lesson-save = 保存答案
lesson-print = 打印
lesson-again = 再来一遍
lesson-next-one = 下一课：{ $title }

# The list of lessons
lessons-why = 先预测，再让网络给出答案。每课只需几分钟；答案只保存在本机。
lessons-minutes = { $minutes } 分钟
lessons-after = 先学：{ $titles }
lessons-finished = 已完成
lessons-begun = 已开始
lessons-write = 编写课程
lessons-open = 打开课程文件
lessons-drop = 也可以拖放到页面上
