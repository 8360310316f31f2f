//! Addresses of files, for links that a terminal opens.

use std::fmt::Write;
use std::path::Path;

/// Where a book lies: on which machine, in which folder.
#[derive(Debug, Clone)]
pub struct Site {
    host: String,
    root: String,
}

impl Site {
    /// Takes a machine's name and a folder on it. The name tells a terminal that shows another machine that the file is not its own.
    pub fn new(host: &str, root: &Path) -> Self {
        let root = root.to_string_lossy();
        // Windows: `\\?\C:\Users` is `/C:/Users` in an address.
        let root = root.strip_prefix(r"\\?\").unwrap_or(&root);
        let root = if cfg!(windows) { format!("/{}", root.replace('\\', "/")) } else { root.to_owned() };
        Site { host: encoded(host), root: encoded(&root) }
    }

    /// Returns the address of a file of the book.
    pub fn address(&self, path: &str) -> String {
        format!("file://{}{}/{}", self.host, self.root.trim_end_matches('/'), encoded(path))
    }
}

/// Percent-encodes every byte that has a meaning in an address, or none (RFC 3986, section 3.3).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            b':' if cfg!(windows) => out.push(':'),
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_one_file() {
        let site = Site::new("desk", Path::new("/home/li na/work#log"));
        assert_eq!(
            site.address("contacts/张伟?.md"),
            "file://desk/home/li%20na/work%23log/contacts/%E5%BC%A0%E4%BC%9F%3F.md"
        );
        assert_eq!(Site::new("", Path::new("/")).address("a%.md"), "file:///a%25.md");
        assert_eq!(Site::new("x\u{1b}\\", Path::new("/a")).address("b"), "file://x%1B%5C/a/b");
    }
}
