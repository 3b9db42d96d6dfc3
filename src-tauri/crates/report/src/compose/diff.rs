//! What changed between two versions of a text, by characters in Chinese and by words in English.

use domain::terms::Lang;

/// A stretch of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// In both.
    Kept(String),
    /// Only in the new text.
    Added(String),
    /// Only in the old text.
    Removed(String),
}

/// Texts whose changed middle is larger than this (old parts times new parts) are shown as replaced whole.
const LARGEST: usize = 4_000_000;

/// The changes from `old` to `new`, in the order of the text; what was removed stands before what came instead.
pub(super) fn changes(old: &str, new: &str, lang: Lang) -> Vec<Change> {
    let (a, b) = (parts(old, lang), parts(new, lang));
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    let mut out = Gathered::default();
    a[..start].iter().for_each(|part| out.kept(part));
    middle(&a[start..a.len() - end], &b[start..b.len() - end], &mut out);
    a[a.len() - end..].iter().for_each(|part| out.kept(part));
    out.finish()
}

fn parts(text: &str, lang: Lang) -> Vec<&str> {
    match lang {
        Lang::Zh => text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]).collect(),
        Lang::En => text.split_inclusive([' ', '\n']).collect(),
    }
}

/// Longest common subsequence of what differs.
fn middle(a: &[&str], b: &[&str], out: &mut Gathered) {
    if a.len().saturating_mul(b.len()) > LARGEST {
        a.iter().for_each(|part| out.removed.push_str(part));
        b.iter().for_each(|part| out.added.push_str(part));
        return;
    }
    let width = b.len() + 1;
    let mut common = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i] == b[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            out.kept(a[i]);
            i += 1;
            j += 1;
        } else if j >= b.len() || i < a.len() && common[(i + 1) * width + j] >= common[i * width + j + 1] {
            out.removed.push_str(a[i]);
            i += 1;
        } else {
            out.added.push_str(b[j]);
            j += 1;
        }
    }
}

#[derive(Default)]
struct Gathered {
    list: Vec<Change>,
    removed: String,
    added: String,
}

impl Gathered {
    fn kept(&mut self, part: &str) {
        self.settle();
        match self.list.last_mut() {
            Some(Change::Kept(text)) => text.push_str(part),
            _ => self.list.push(Change::Kept(part.to_owned())),
        }
    }

    fn settle(&mut self) {
        if !self.removed.is_empty() {
            self.list.push(Change::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.list.push(Change::Added(std::mem::take(&mut self.added)));
        }
    }

    fn finish(mut self) -> Vec<Change> {
        self.settle();
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str, lang: Lang) -> String {
        let mark = |change| match change {
            Change::Kept(text) => text,
            Change::Added(text) => format!("[+{text}]"),
            Change::Removed(text) => format!("[-{text}]"),
        };
        changes(old, new, lang).into_iter().map(mark).collect()
    }

    #[test]
    fn changes_are_marked_in_place() {
        for (old, new, lang, shown) in [
            ("", "", Lang::Zh, ""),
            ("三位顾客不适", "三位顾客不适", Lang::Zh, "三位顾客不适"),
            ("三位顾客不适。", "四位顾客身体不适。", Lang::Zh, "[-三][+四]位顾客[+身体]不适。"),
            ("two guests are ill", "three guests are ill", Lang::En, "[-two ][+three ]guests are ill"),
            ("原文", "", Lang::Zh, "[-原文]"),
        ] {
            assert_eq!(marked(old, new, lang), shown);
        }
    }

    proptest::proptest! {
        #[test]
        fn both_texts_are_whole_in_the_changes(old in "[甲乙丙\n a-c]{0,40}", new in "[甲乙丙\n a-c]{0,40}") {
            let list = changes(&old, &new, Lang::Zh);
            let side = |keep: fn(&Change) -> Option<&String>| list.iter().filter_map(keep).cloned().collect::<String>();
            let before = side(|c| match c { Change::Kept(t) | Change::Removed(t) => Some(t), Change::Added(_) => None });
            let after = side(|c| match c { Change::Kept(t) | Change::Added(t) => Some(t), Change::Removed(_) => None });
            proptest::prop_assert_eq!((before, after), (old, new));
        }
    }
}
