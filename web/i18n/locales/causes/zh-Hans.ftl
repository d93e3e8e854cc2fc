cause-engine = 引擎未能加载，因此无法训练。
cause-worker = 负责训练的 Worker 未能启动。
cause-part = 页面的这一部分未能加载。
cause-texts = 这种语言的文本未能加载。
reason-offline = 设备已离线。网络恢复后请再试一次。
reason-unreachable = 无法连接服务器。请检查网络后再试一次。
try-again = 再试一次
dismiss = 关闭这条提示
