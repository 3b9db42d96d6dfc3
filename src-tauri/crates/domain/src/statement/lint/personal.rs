//! Personal data that has a shape of its own: identity and card numbers with check digits, phones, plates, addresses.
//!
//! Names and medical details are cues in the lexicon; `顾客王女士` is the usual anonymous form and passes.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Desk, LintRule};
use crate::terms::Audience;

/// Shapes found by expression; each is a constant of this file, covered by the tests.
static SHAPES: LazyLock<Option<Shapes>> = LazyLock::new(|| Shapes::compile().ok());

struct Shapes {
    digits: Regex,
    plate: Regex,
    email: Regex,
    contact: Regex,
    private: Regex,
}

impl Shapes {
    fn compile() -> Result<Self, regex::Error> {
        Ok(Self {
            digits: Regex::new(r"\+?[0-9][0-9 \-]{5,24}[0-9xX]")?,
            plate: Regex::new(
                r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?(?:[0-9DF][A-HJ-NP-Z0-9][0-9]{4}|[A-HJ-NP-Z0-9]{5}|[0-9]{5}[DF])",
            )?,
            email: Regex::new(r"[a-z0-9._%+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")?,
            // The company's own lines: they are meant to be published.
            contact: Regex::new(
                r"热线|客服|媒体|值班|咨询|专线|联系我们|联络我们|与我们联系|联系电话|服务电话|电话联系|拨打|致电|来电|邮箱|发邮件|发送至|举报|投诉|接待|公关|发言人|hotline|helpline|call us|call our|call |contact|reach us|reach our|phone us|e-?mail us|write to|press office|media|customer (?:care|service)|enquir|inquir|support|our team",
            )?,
            // Words that say whose number or address it is.
            private: Regex::new(
                r"(?:顾客|患者|病人|消费者|当事人|受害者|伤者|家属|家长|投诉人|举报人|爆料人|旅客|住客|乘客|骑手|员工|学生|会员|用户|先生|女士|小姐|本人|死者|其)[^，。；,;]{0,12}$|(?:customer|patient|victim|guest|passenger|complainant|employee|whistleblower|reviewer|famil(?:y|ies)|mother|father|wife|husband|her|his|their)(?:'s)? [^.;]{0,30}$",
            )?,
        })
    }
}

pub(super) fn check(desk: &mut Desk) {
    // An authority may be given what it asks for; that is not publishing.
    if desk.input.audience == Audience::Regulators {
        return;
    }
    let Some(shapes) = SHAPES.as_ref() else { return };
    let text = desk.text;
    let mut found: Vec<Range<usize>> = shapes.plate.find_iter(text.plain()).map(|m| m.range()).collect();
    for m in shapes.digits.find_iter(text.plain()) {
        let digits: String = m.as_str().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let identity = is_identity_number(&digits) || is_card_number(&digits);
        if identity || (is_private_phone(&digits) && !is_published(shapes, text.lower(), &m.range())) {
            found.push(m.range());
        }
    }
    for m in shapes.email.find_iter(text.lower()) {
        if !is_published(shapes, text.lower(), &m.range())
            && is_private_email(m.as_str(), text.lower(), &m.range(), shapes)
        {
            found.push(m.range());
        }
    }
    for range in found {
        desk.find(LintRule::PersonalData, range);
    }
}

/// A mainland mobile number, with or without country code.
fn is_private_phone(digits: &str) -> bool {
    let national = digits.strip_prefix("0086").or(digits.strip_prefix("86")).unwrap_or(digits);
    national.len() == 11
        && national.starts_with('1')
        && matches!(national.as_bytes()[1], b'3'..=b'9')
        && national.bytes().all(|b| b.is_ascii_digit())
}

/// The number or address is given as the company's own contact.
fn is_published(shapes: &Shapes, lower: &str, range: &Range<usize>) -> bool {
    let start = (0..=range.start.saturating_sub(60)).rev().find(|i| lower.is_char_boundary(*i)).unwrap_or(0);
    let before = &lower[start..range.start];
    // Only what stands in the same sentence says whose it is.
    let before = before.rsplit(['。', '；', '\n', ';']).next().unwrap_or(before);
    shapes.contact.is_match(before) && !shapes.private.is_match(before)
}

/// A mailbox of a mail provider, or one said to be a customer's.
fn is_private_email(address: &str, lower: &str, range: &Range<usize>, shapes: &Shapes) -> bool {
    const PROVIDERS: [&str; 12] = [
        "@qq.com",
        "@163.com",
        "@126.com",
        "@139.com",
        "@sina.",
        "@sohu.",
        "@foxmail.",
        "@gmail.",
        "@outlook.",
        "@hotmail.",
        "@yahoo.",
        "@icloud.",
    ];
    let start = (0..=range.start.saturating_sub(60)).rev().find(|i| lower.is_char_boundary(*i)).unwrap_or(0);
    PROVIDERS.iter().any(|p| address.contains(p)) || shapes.private.is_match(&lower[start..range.start])
}

/// GB 11643: 17 digits and a check character (ISO 7064 MOD 11-2), with a birth date that can be.
fn is_identity_number(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    let (month, day) = (&digits[10..12], &digits[12..14]);
    // A mistyped check digit is no protection: a number with a possible birth date counts as well.
    bytes[17].to_ascii_uppercase() == CHECK[(sum % 11) as usize]
        || (matches!(&digits[6..8], "19" | "20") && ("01"..="12").contains(&month) && ("01"..="31").contains(&day))
}

/// A bank card: 16 to 19 digits, Luhn.
fn is_card_number(digits: &str) -> bool {
    if !(16..=19).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|b| u32::from(b - b'0'))
        .enumerate()
        .map(|(i, d)| {
            if i % 2 == 0 {
                d
            } else if d > 4 {
                d * 2 - 9
            } else {
                d * 2
            }
        })
        .sum();
    sum.is_multiple_of(10) && digits.bytes().any(|b| b != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shapes_compile() {
        assert!(SHAPES.is_some());
    }

    #[test]
    fn check_digits_are_checked() {
        assert!(is_identity_number("11010519491231002X"));
        assert!(!is_identity_number("123456789012345678"));
        assert!(is_card_number("4111111111111111"));
        assert!(!is_card_number("4111111111111112"));
        assert!(is_private_phone("13800138000") && is_private_phone("8613800138000"));
        assert!(!is_private_phone("4008123123") && !is_private_phone("12800138000"));
    }
}
