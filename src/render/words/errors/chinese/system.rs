//! What the file system and git say when they fail, in Chinese.

use super::super::quote;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Says what was tried at a file, whose path stands for `{}`.
pub(in super::super) fn tried(doing: &str) -> Option<&'static str> {
    Some(match doing {
        "read" => "读取 {}",
        "read back" => "从磁盘读回 {}",
        "write" => "写入 {}",
        "write an object into" => "把 git 对象写入 {}",
        "sync" => "把 {} 存到磁盘上",
        "rename" => "重命名 {}",
        "lock" => "锁定 {}",
        "make" => "新建 {}",
        "remove" => "删除 {}",
        _ => return None,
    })
}

/// Says what git was asked for.
pub(in super::super) fn asked(doing: &str) -> Option<&'static str> {
    Some(match doing {
        "make a repository" => "新建仓库",
        "merge texts" => "合并两个版本的文字",
        "move the branch" => "更新分支",
        "name an object" => "计算对象的名称",
        "open the object database" => "打开对象库",
        "read HEAD" => "读取 HEAD",
        "read HEAD's commit" => "读取最近一次提交",
        "read a commit" => "读取提交",
        "read a tree" => "读取最近一次提交的目录",
        "open the history" => "打开历史记录",
        "read an earlier version" => "读取文件的旧版本",
        "read an object" => "读取对象",
        "look for an object in the packs" => "在打包的对象里查找",
        "read back an object" => "读回刚写入的对象",
        "read the attributes" => "读取 .gitattributes",
        "read the branch" => "读取分支",
        "read the configuration" => "读取配置",
        "read the index" => "读取暂存区",
        "write the configuration" => "写入配置",
        "walk the history" => "查看提交历史",
        _ => return None,
    })
}

/// Returns the system's reason as it ends a sentence, and what to do about it.
pub(super) fn reason(source: &io::Error, path: &Path) -> (String, String) {
    let place = quote::argument(path);
    let (reason, remedy) = match source.kind() {
        ErrorKind::PermissionDenied => ("没有权限", format!("查看谁有权限：ls -ld {place}")),
        ErrorKind::ReadOnlyFilesystem => {
            ("文件系统是只读的", "请以可写方式重新挂载，或把日志本放在别处：wlog --book 文件夹".into())
        }
        ErrorKind::StorageFull => ("磁盘已满", "请腾出空间；df -h 可以看到哪里满了".into()),
        ErrorKind::QuotaExceeded => ("磁盘配额已用完", "请在自己的文件夹里腾出空间".into()),
        ErrorKind::NotFound => {
            ("不存在", format!("查看那里有什么：ls -l {}", quote::argument(path.parent().unwrap_or(path))))
        }
        ErrorKind::AlreadyExists => ("已经存在", format!("查看是什么：ls -ld {place}")),
        ErrorKind::NotADirectory => ("该是文件夹的地方是一个文件", format!("查看是哪个：ls -ld {place}，然后把它移开")),
        ErrorKind::IsADirectory => ("它是文件夹", format!("请把它移开：mv {place} 别处")),
        ErrorKind::InvalidFilename => ("文件系统不支持这样的文件名", "请换个短些、简单些的名称".into()),
        ErrorKind::FileTooLarge => ("文件太大", "请把它拆开".into()),
        ErrorKind::ResourceBusy | ErrorKind::TimedOut | ErrorKind::WouldBlock => {
            ("正被占用", "请等使用它的程序结束".into())
        }
        ErrorKind::StaleNetworkFileHandle => ("网络盘已断开", "请重新挂载".into()),
        ErrorKind::OutOfMemory => ("内存不足", "请关闭一些程序".into()),
        _ => return (format!("（{}）", quote::reason(source)), other(source)),
    };
    (format!("：{reason}"), remedy)
}

fn other(source: &io::Error) -> String {
    const INPUT_OUTPUT: i32 = 5;
    match cfg!(unix) && source.raw_os_error() == Some(INPUT_OUTPUT) {
        true => "磁盘可能坏了：请先把日志本复制到别的磁盘，再检查磁盘".to_owned(),
        false => "请按系统给出的原因处理".to_owned(),
    }
}
