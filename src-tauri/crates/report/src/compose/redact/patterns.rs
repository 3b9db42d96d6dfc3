//! What identifies a person without being on any list: numbers, plates, mail addresses, medical details.

use super::Cut;

/// Words after which a medical detail stands, to the end of the clause; folded.
const MEDICAL_LEAD: &[&str] = &[
    "诊断为",
    "诊断:",
    "确诊为",
    "病史",
    "过敏史",
    "既往史",
    "病历号",
    "住院号",
    "血型",
    "化验结果",
    "检验结果",
    "检查结果",
    "diagnosedwith",
    "diagnosis:",
    "medicalhistory",
    "allergicto",
    "bloodtype",
    "testresult",
];
/// Words that are a medical detail themselves; folded.
const MEDICAL: &[&str] = &[
    "怀孕",
    "孕妇",
    "流产",
    "艾滋病",
    "艾滋",
    "乙肝",
    "梅毒",
    "抑郁症",
    "精神病",
    "癌症",
    "pregnant",
    "hiv",
    "hepatitisb",
    "cancer",
];
const CLAUSE_ENDS: &str = ",。;!?、；，！？\n";
/// A medical detail is cut off after so many characters.
const LONGEST_DETAIL: usize = 40;
/// Fewer digits identify nobody.
const DIGITS: usize = 8;
/// As above, written out in Chinese.
const SPELLED: usize = 7;

/// Every stretch of folded `chars` that identifies a person or tells of their health.
pub(super) fn found(chars: &[char]) -> Vec<((usize, usize), Cut)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let here = [
            (long_number(chars, at), Cut::Number),
            (spelled_number(chars, at), Cut::Number),
            (plate(chars, at), Cut::Plate),
            (mail(chars, at), Cut::Mail),
            (medical(chars, at), Cut::Medical),
        ];
        let longest = here.into_iter().filter_map(|(end, cut)| Some((end?, cut))).max_by_key(|(end, _)| *end);
        match longest {
            Some((end, cut)) => {
                let start = if cut == Cut::Medical { after_lead(chars, at).unwrap_or(at) } else { at };
                found.push(((start, end), cut));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Eight digits or more, hyphens between them allowed; a date is not one.
fn long_number(chars: &[char], start: usize) -> Option<usize> {
    if start > 0 && chars[start - 1].is_ascii_digit() || !chars[start].is_ascii_digit() {
        return None;
    }
    let joins = |c: char| c.is_ascii_digit() || c == '-' || c == 'x';
    let length = chars[start..].iter().take_while(|c| joins(**c)).count();
    let part = &chars[start..start + length];
    let digits = part.iter().filter(|c| c.is_ascii_digit()).count();
    let date = part.len() >= 10 && part[4] == '-' && part[7] == '-' && digits <= 12;
    (digits >= DIGITS && !date).then_some(start + length)
}

/// A number read out digit by digit in Chinese.
fn spelled_number(chars: &[char], start: usize) -> Option<usize> {
    let digit = |c: &&char| "〇零一幺二两三四五六七八九".contains(**c);
    if start > 0 && digit(&&chars[start - 1]) {
        return None;
    }
    let length = chars[start..].iter().take_while(digit).count();
    (length >= SPELLED).then_some(start + length)
}

/// A Chinese number plate: province, letter, five or six letters or digits.
fn plate(chars: &[char], start: usize) -> Option<usize> {
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";
    let first = PROVINCES.contains(chars[start]);
    let letter = chars.get(start + 1).is_some_and(char::is_ascii_lowercase);
    let skip = usize::from(matches!(chars.get(start + 2), Some('·' | '-' | '.')));
    let rest = chars.get(start + 2 + skip..)?;
    let length = rest.iter().take(6).take_while(|c| c.is_ascii_alphanumeric()).count();
    (first && letter && length >= 5).then_some(start + 2 + skip + length)
}

fn mail(chars: &[char], start: usize) -> Option<usize> {
    let local = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    if start > 0 && local(chars[start - 1]) {
        return None;
    }
    let name = chars[start..].iter().take_while(|c| local(**c)).count();
    let host = chars.get(start + name + 1..)?.iter().take_while(|c| local(**c)).count();
    (name > 0 && host > 2 && chars[start + name] == '@').then_some(start + name + 1 + host)
}

fn medical(chars: &[char], start: usize) -> Option<usize> {
    if let Some(word) = MEDICAL.iter().find(|word| begins(chars, start, word)) {
        let end = start + word.chars().count();
        let letter = |at: Option<&char>| at.is_some_and(char::is_ascii_alphabetic);
        let within_word = chars[start].is_ascii_alphabetic()
            && (start > 0 && letter(chars.get(start - 1)) && word.len() < 4
                || letter(chars.get(end)) && word.len() < 4);
        return (!within_word).then_some(end);
    }
    let after = after_lead(chars, start)?;
    let detail = chars[after..].iter().take(LONGEST_DETAIL).take_while(|c| !CLAUSE_ENDS.contains(**c)).count();
    (detail > 0).then_some(after + detail)
}

/// Where the detail begins after a word that leads to one.
fn after_lead(chars: &[char], start: usize) -> Option<usize> {
    let lead = MEDICAL_LEAD.iter().find(|lead| begins(chars, start, lead))?;
    let after = start + lead.chars().count();
    Some(after + usize::from(chars.get(after) == Some(&':')))
}

fn begins(chars: &[char], start: usize, word: &str) -> bool {
    let mut rest = chars[start..].iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_identifies_a_person_is_found() {
        for (text, stretches) in [
            ("电话13900001234联系", vec!["13900001234"]),
            ("身份证33010219881122004x。", vec!["33010219881122004x"]),
            ("一三九零零零零一二三四", vec!["一三九零零零零一二三四"]),
            ("2026-11-22到店", vec![]),
            ("共3人,12:40", vec![]),
            ("浙a·7k9q2停在门口", vec!["浙a·7k9q2"]),
            ("写信a.b@mail.invalid。", vec!["a.b@mail.invalid"]),
            ("诊断为急性肠胃炎,留观", vec!["急性肠胃炎"]),
            ("其中一名孕妇呕吐", vec!["孕妇"]),
            ("thehivtest", vec![]),
            ("diagnosedwithdiabetes,stays", vec!["diabetes"]),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let words: Vec<String> = found(&chars).iter().map(|((a, b), _)| chars[*a..*b].iter().collect()).collect();
            assert_eq!(words, stretches, "{text}");
        }
    }
}
