//! Finding mentions.

use super::{quiet, run};
use crate::model::{Mention, Sigil};
use crate::text::is_han;

/// Finds the mentions in a text (a title, a body, a task's text), in order; spans are bytes of that text.
///
/// Candidates only: whether a name is known, and in Chinese text how far it reaches, [`resolve`](super::resolve) tells. A sigil counts at
/// a line's start, after a space, punctuation or a Han character; never in code, links, URLs and e-mail addresses, never
/// beside a digit, and not behind a backslash.
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut found = candidates(text);
    if !found.is_empty() && quiet::may_hold(text) {
        quiet::drop_quiet(text, &mut found);
    }
    found
}

fn candidates(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    // Most texts hold no sigil at all, and a look at the bytes is enough.
    let Some(first) = next_sigil(text, 0) else { return found };
    let mut at = next_url(text, 0).map_or(first, |url| url.min(first));
    while let Some(c) = text[at..].chars().next() {
        let before = Before::at(text, at);
        let mention = sigil(c).and_then(|sigil| mention_at(text, at, c, sigil, before));
        let next = match (url_len(&text[at..], before.last), &mention) {
            (Some(len), _) => at + len,
            (None, Some(mention)) => mention.span.end,
            (None, None) => at + c.len_utf8(),
        };
        found.extend(mention);
        let Some(sigil) = next_sigil(text, next) else { break };
        at = next_url(&text[..sigil], next).unwrap_or(sigil);
    }
    found
}

/// Finds the next sigil from an offset on.
fn next_sigil(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|at| match bytes[*at] {
        b'+' | b'@' | b'%' | b'#' => true,
        // The full-width forms, U+FF0B, U+FF20, U+FF05 and U+FF03, in UTF-8.
        0xEF => bytes.get(at + 1) == Some(&0xBC) && matches!(bytes.get(at + 2), Some(0x8B | 0xA0 | 0x85 | 0x83)),
        _ => false,
    })
}

/// Finds the next place from an offset on where a URL may begin.
fn next_url(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|at| match bytes[*at] {
        b':' => bytes[*at..].starts_with(b"://"),
        b'w' => bytes[*at..].starts_with(b"www."),
        b'm' => bytes[*at..].starts_with(b"mailto:"),
        _ => false,
    })
}

/// The one or two characters before a place.
#[derive(Clone, Copy, Default)]
struct Before {
    last: Option<char>,
    second_last: Option<char>,
}

impl Before {
    fn at(text: &str, at: usize) -> Self {
        let mut back = text[..at].chars().rev();
        Before { last: back.next(), second_last: back.next() }
    }

    fn allows(self, sigil: Sigil) -> bool {
        let Some(last) = self.last else { return true };
        if last.is_whitespace() || is_han(last) {
            return true;
        }
        let in_word = self.second_last.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '~'));
        match last {
            '/' | '.' => !in_word,
            // An escape, an assignment, shell and template syntax; `&#x4e;` is an entity.
            '\\' | '=' | '_' | '$' | '{' => false,
            '&' => sigil != Sigil::Tag,
            c => !c.is_alphanumeric() && self::sigil(c).is_none(),
        }
    }
}

/// Reads a sigil, half or full width.
pub(super) fn sigil(c: char) -> Option<Sigil> {
    match c {
        '+' | '＋' => Some(Sigil::Project),
        '@' | '＠' => Some(Sigil::Contact),
        '%' | '％' => Some(Sigil::Org),
        '#' | '＃' => Some(Sigil::Tag),
        _ => None,
    }
}

fn mention_at(text: &str, at: usize, c: char, sigil: Sigil, before: Before) -> Option<Mention> {
    if !before.allows(sigil) {
        return None;
    }
    let name_at = at + c.len_utf8();
    let rest = &text[name_at..];
    if let Some(name) = run::quoted(rest) {
        let name_span = name_at + name.start..name_at + name.end;
        let text = text[name_span.clone()].to_owned();
        return Some(Mention { sigil, text, quoted: true, span: at..name_at + name.whole, name_span });
    }
    let len = run::unquoted_len(rest)?;
    let name_span = name_at..name_at + len;
    let name = &text[name_span.clone()];
    let refused =
        is_percentage(sigil, before, name) || is_variable(sigil, &rest[len..]) || is_mail_address(sigil, before, name);
    (!refused).then(|| Mention { sigil, text: name.to_owned(), quoted: false, span: at..name_span.end, name_span })
}

/// `上浮 4.1 %增长`: behind a number and a space, before Chinese text, it is a per cent sign.
fn is_percentage(sigil: Sigil, before: Before, name: &str) -> bool {
    sigil == Sigil::Org
        && before.last == Some(' ')
        && before.second_last.is_some_and(|c| c.is_numeric() && !is_han(c))
        && name.starts_with(is_han)
}

/// `%PATH%` is a variable, `%E6%97` an encoded URL.
fn is_variable(sigil: Sigil, behind: &str) -> bool {
    sigil == Sigil::Org && behind.starts_with('%')
}

/// `邮箱zhang@qq.com` is caught by the letter before it; `张伟@qq.com` only by the domain behind it.
fn is_mail_address(sigil: Sigil, before: Before, name: &str) -> bool {
    sigil == Sigil::Contact && before.last.is_some_and(is_han) && name.is_ascii() && name.contains('.')
}

/// Measures a URL that begins here: at `://` behind a scheme's letter, or at `www.` and `mailto:` where a word begins.
fn url_len(text: &str, before: Option<char>) -> Option<usize> {
    let behind_letter = before.is_some_and(|c| c.is_ascii_alphanumeric());
    let begins = match text.as_bytes().first()? {
        b':' => behind_letter && text.starts_with("://"),
        b'w' => !behind_letter && text.starts_with("www."),
        b'm' => !behind_letter && text.starts_with("mailto:"),
        _ => false,
    };
    begins.then(|| text.find(ends_url).unwrap_or(text.len()))
}

fn ends_url(c: char) -> bool {
    c.is_whitespace() || "<>\"`，。；：！？、（）【】「」《》“”".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let sign = |mention: &Mention| match mention.sigil {
            Sigil::Project => '+',
            Sigil::Contact => '@',
            Sigil::Org => '%',
            Sigil::Tag => '#',
        };
        mentions(text).iter().map(|mention| format!("{}{}", sign(mention), mention.text)).collect()
    }

    #[test]
    fn sigils_that_count() {
        let cases: [(&str, &[&str]); 22] = [
            ("Call @张伟 about +loan-renewal", &["@张伟", "+loan-renewal"]),
            ("拜访@李白谈续贷", &["@李白谈续贷"]),
            ("给％恒达机械 送＃报价", &["%恒达机械", "#报价"]),
            ("＠张伟，＋续贷。", &["@张伟", "+续贷"]),
            ("@\"Li Na\" and @“王 芳” and %「A 公司」", &["@Li Na", "@王 芳", "%A 公司"]),
            ("(@Bob), [@Ann] and \"@Eve\"", &["@Bob", "@Ann", "@Eve"]),
            ("met @Li.Na. then @O'Neil's", &["@Li.Na", "@O'Neil's"]),
            ("+v2.1-beta_x- done", &["+v2.1-beta_x"]),
            ("@Bob谈续贷", &["@Bob谈续贷"]),
            ("line\n@Bob\n#tag", &["@Bob", "#tag"]),
            ("@阿凡提·买买提 来访", &["@阿凡提·买买提"]),
            ("*@Bob* **+portal**", &["@Bob", "+portal"]),
            ("张伟/@李娜", &["@李娜"]),
            ("@李白和@杜甫", &["@李白和", "@杜甫"]),
            ("客户%恒达", &["%恒达"]),
            ("sent 3 %Hengda", &["%Hengda"]),
            ("😀@Bob", &["@Bob"]),
            ("@Zoë @Ünal", &["@Zoë", "@Ünal"]),
            ("@\"open and @Bob", &["@Bob"]),
            ("#续贷，#重点", &["#续贷", "#重点"]),
            ("+项目2期 上线", &["+项目2期"]),
            ("see <!-- @Bob --> @Ann", &["@Ann"]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text:?}");
        }
    }

    #[test]
    fn sigils_that_do_not_count() {
        let cases = [
            "+8613800000000",
            "上浮10%后",
            "50%增长",
            "50％增长",
            "利率 4.1 %增长",
            "C#语言 and C# and C++库",
            "a+b",
            "zhang@example.org",
            "张伟@qq.com",
            "https://example.org/#part?a=%E5&b=@x",
            "http://example.org/@user",
            "www.example.org/@user",
            "mailto:@x",
            "`@Bob` and ``+x``",
            "[ask @Bob](http://x.org)",
            "[[@Bob]]",
            "<https://x.org/@Bob>",
            "```\n@Bob\n```",
            "text\n\n    @Bob\n",
            "<a href=\"@Bob\">x</a>",
            "\\@Bob",
            "@ Bob, @, @@Bob, ##Bob",
            "%PATH% and $@x and {#id} and x=%d",
            "node_modules/@types",
            "&#xAB;",
            "@123 #1",
            "@\"\" @\" \"",
            "",
        ];
        for text in cases {
            assert_eq!(found(text), [] as [&str; 0], "{text:?}");
        }
    }

    #[test]
    fn spans_are_bytes_of_the_text() {
        let text = "给＠“Li Na”打电话";
        let mention = &mentions(text)[0];
        assert_eq!(&text[mention.span.clone()], "＠“Li Na”");
        assert_eq!(&text[mention.name_span.clone()], "Li Na");
        assert!(mention.quoted);
    }

    proptest::proptest! {
        #![proptest_config(crate::format::testing::config())]

        #[test]
        fn spans_always_fit(text in "[a-b张和1 +@%#＠\"“”「」./:`<>\\[\\]()\n·'-]{0,24}") {
            for mention in mentions(&text) {
                proptest::prop_assert_eq!(&text[mention.name_span.clone()], &mention.text);
                proptest::prop_assert!(mention.span.start < mention.name_span.start);
                proptest::prop_assert!(mention.name_span.end <= mention.span.end);
                proptest::prop_assert!(!mention.text.is_empty());
            }
        }
    }
}
