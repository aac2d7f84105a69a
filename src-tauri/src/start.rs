//! What a start can answer without a window: what the program is, how it is started, and that no window can be shown here.

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

/// How the program is started.
const HELP: &str = "\
brokerdesk-window [--desk DIR] [FILE.bdbackup | brokerdesk://…]

  --desk DIR        打开这个文件夹里的台 / open the desk in this folder
  FILE.bdbackup     恢复这份备份 / restore this backup
  brokerdesk://…    打开这条链接所指的记录 / open the record that this link leads to
  -h, --help        显示本说明 / print this
  -V, --version     显示版本 / print the version

不开窗口的命令见 brokerdesk --help。
Commands that need no window: brokerdesk --help.
";

#[cfg(target_os = "linux")]
const NO_SCREEN: &str = "\
没有可用的屏幕，窗口打不开：请在图形桌面里启动；只用终端时请用 brokerdesk --help 里的命令。
No window can be opened without a screen: start it from a graphical session, or use the commands of brokerdesk --help in a terminal.
";

/// How the start has ended, where it needs no window or can't have one.
pub fn ended(arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    if let Some(answer) = answer(arguments) {
        // Whoever reads it may have gone away.
        let _ = io::stdout().write_all(answer.as_bytes());
        return Some(ExitCode::SUCCESS);
    }
    // The window's library panics where it finds no screen, so it is asked first. Elsewhere there always is one.
    #[cfg(target_os = "linux")]
    if gtk::init().is_err() {
        let _ = io::stderr().write_all(NO_SCREEN.as_bytes());
        return Some(ExitCode::FAILURE);
    }
    None
}

fn answer(arguments: impl Iterator<Item = OsString>) -> Option<String> {
    // A folder may be called anything.
    let mut is_folder = false;
    for argument in arguments.skip(1) {
        match argument.to_str() {
            _ if is_folder => is_folder = false,
            Some("--desk") => is_folder = true,
            Some("-h" | "--help") => return Some(HELP.to_owned()),
            Some("-V" | "--version") => return Some(format!("brokerdesk-window {}\n", env!("CARGO_PKG_VERSION"))),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str]) -> Option<String> {
        answer(["brokerdesk-window"].iter().chain(arguments).map(OsString::from))
    }

    #[test]
    fn help_and_version_need_no_window() {
        assert_eq!(asked(&["--help"]).as_deref(), Some(HELP));
        assert_eq!(asked(&["--desk", "台", "-h"]).as_deref(), Some(HELP));
        assert_eq!(asked(&["-V"]), Some(format!("brokerdesk-window {}\n", env!("CARGO_PKG_VERSION"))));
        for arguments in [&[][..], &["--desk", "--help"], &["台.bdbackup"]] {
            assert_eq!(asked(arguments), None, "{arguments:?}");
        }
    }
}
