//! The small language of a template's text: `{name}`, `{name|one|many}` and `{part:name}`.

/// What a placeholder for an optional part begins with.
pub(super) const PART: &str = "part:";

/// A piece of a template's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// Words that stay as they are.
    Text(&'a str),
    /// A placeholder, with the noun in singular and plural where the language needs it.
    Field { name: &'a str, noun: Option<(&'a str, &'a str)> },
    /// The place of an optional part.
    Part(&'a str),
    /// A brace that is no placeholder.
    Malformed(&'a str),
}

/// Cuts a text into pieces. Total: what is malformed comes back as such.
pub(super) fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(open);
        if !before.is_empty() {
            found.push(Segment::Text(before));
        }
        let end = match from.find('}') {
            Some(close) if from.starts_with('{') => close + 1,
            _ => 1,
        };
        let (piece, after) = from.split_at(end);
        found.push(placeholder(piece));
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Segment::Text(rest));
    }
    found
}

fn placeholder(piece: &str) -> Segment<'_> {
    let Some(inner) = piece.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) else {
        return Segment::Malformed(piece);
    };
    if let Some(name) = inner.strip_prefix(PART) {
        return if is_name(name) { Segment::Part(name) } else { Segment::Malformed(piece) };
    }
    let mut fields = inner.split('|');
    let name = fields.next().unwrap_or_default();
    let noun = match (fields.next(), fields.next(), fields.next()) {
        (None, ..) => None,
        (Some(one), Some(many), None) => Some((one, many)),
        _ => return Segment::Malformed(piece),
    };
    if is_name(name) { Segment::Field { name, noun } } else { Segment::Malformed(piece) }
}

fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_text_placeholders_and_parts() {
        let expected = [
            Segment::Text("在"),
            Segment::Field { name: "site", noun: None },
            Segment::Part("medical"),
            Segment::Field { name: "fact.ill_count", noun: Some(("guest", "guests")) },
            Segment::Text("。"),
        ];
        assert_eq!(segments("在{site}{part:medical}{fact.ill_count|guest|guests}。"), expected);
    }

    #[test]
    fn what_is_no_placeholder_is_malformed() {
        for text in ["{", "}", "{}", "{Site}", "{a b}", "{a|b}", "{a|b|c|d}", "{part:}", "{{a}"] {
            let malformed = segments(text).iter().any(|segment| matches!(segment, Segment::Malformed(_)));
            assert!(malformed, "{text}");
        }
    }
}
