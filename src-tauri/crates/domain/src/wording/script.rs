//! Traditional and simplified characters.

use std::collections::HashMap;
use std::sync::OnceLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// The simplified form of a traditional character, each by itself; any other character is its own.
pub fn simplified(character: char) -> char {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    if !HAN.contains(&character) {
        return character;
    }
    TABLE.get_or_init(table).get(&character).copied().unwrap_or(character)
}

const HAN: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9FFF}';

fn table() -> HashMap<char, char> {
    // Without its dictionary, which is built in, each character would only stand for itself.
    let Ok(converter) = OpenCC::from_config(BuiltinConfig::T2s) else { return HashMap::new() };
    HAN.filter_map(|character| {
        let simple = converter.convert(character.encode_utf8(&mut [0; 4]));
        let mut characters = simple.chars();
        let first = characters.next().filter(|&c| c != character)?;
        characters.next().is_none().then_some((character, first))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_traditional_characters_change() {
        for (character, simple) in [('顧', '顾'), ('瀉', '泻'), ('顾', '顾'), ('A', 'A'), ('𠮷', '𠮷')] {
            assert_eq!(simplified(character), simple);
        }
    }
}
