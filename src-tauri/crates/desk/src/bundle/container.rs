//! The container: a ZIP archive whose members lie uncompressed, in their order, with one fixed time. The same members
//! give the same bytes for ever, so that reading and writing again shows any change, also where no member is.

use std::ops::Range;

/// A file in the archive.
pub(crate) type Member = (String, Vec<u8>);

const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;
/// ZIP 2.0, made on Unix.
const VERSION: u16 = 20;
const MADE_BY: u16 = 0x0314;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// 1 January 1980, midnight.
const DATE: u16 = 0x0021;
/// A plain file that everybody may read.
const MODE: u32 = 0o100_644 << 16;

/// Little-endian numbers and bytes, one after the other.
#[derive(Default)]
struct Out(Vec<u8>);

impl Out {
    fn u16(&mut self, values: &[u16]) {
        values.iter().for_each(|value| self.0.extend_from_slice(&value.to_le_bytes()));
    }

    fn u32(&mut self, values: &[u32]) {
        values.iter().for_each(|value| self.0.extend_from_slice(&value.to_le_bytes()));
    }

    /// What local and central header have in common.
    fn described(&mut self, name: &str, bytes: &[u8]) -> Option<()> {
        let length = u32::try_from(bytes.len()).ok()?;
        self.u16(&[VERSION, FLAGS, 0, 0, DATE]);
        self.u32(&[crc32fast::hash(bytes), length, length]);
        self.u16(&[u16::try_from(name.len()).ok()?, 0]);
        Some(())
    }

    fn place(&self) -> Option<u32> {
        u32::try_from(self.0.len()).ok()
    }
}

/// The archive; none if it would be larger than 4 GiB.
pub(crate) fn pack(members: &[Member]) -> Option<Vec<u8>> {
    let (mut out, mut central) = (Out::default(), Out::default());
    for (name, bytes) in members {
        central.u32(&[CENTRAL]);
        central.u16(&[MADE_BY]);
        central.described(name, bytes)?;
        central.u16(&[0, 0, 0]);
        central.u32(&[MODE, out.place()?]);
        central.0.extend_from_slice(name.as_bytes());
        out.u32(&[LOCAL]);
        out.described(name, bytes)?;
        out.0.extend_from_slice(name.as_bytes());
        out.0.extend_from_slice(bytes);
    }
    let (count, start, length) = (u16::try_from(members.len()).ok()?, out.place()?, central.place()?);
    out.0.extend_from_slice(&central.0);
    out.u32(&[END]);
    out.u16(&[0, 0, count, count]);
    out.u32(&[length, start]);
    out.u16(&[0]);
    Some(out.0)
}

/// The members of an archive; none if it is not exactly what [`pack`] makes of them.
pub(crate) fn unpack(archive: &[u8]) -> Option<Vec<Member>> {
    let mut members = Vec::new();
    let mut at = 0;
    while number(archive, at, 4)? == LOCAL as usize {
        let name = range(at + 30, number(archive, at + 26, 2)?)?;
        let bytes = range(name.end, number(archive, at + 18, 4)?)?;
        at = bytes.end;
        members.push((String::from_utf8(archive.get(name)?.to_vec()).ok()?, archive.get(bytes)?.to_vec()));
    }
    (pack(&members)? == archive).then_some(members)
}

fn range(start: usize, length: usize) -> Option<Range<usize>> {
    Some(start..start.checked_add(length)?)
}

/// The little-endian number of `length` bytes at `at`.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let taken = bytes.get(range(at, length)?)?;
    Some(taken.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Member> {
        vec![("a.json".into(), b"{}".to_vec()), ("附件/图".into(), vec![7; 300]), ("empty".into(), Vec::new())]
    }

    #[test]
    fn members_come_back_and_every_other_byte_string_is_refused() {
        let archive = pack(&sample()).unwrap();
        assert_eq!(unpack(&archive), Some(sample()));
        for at in 0..archive.len() {
            let mut changed = archive.clone();
            changed[at] ^= 0x40;
            assert_ne!(unpack(&changed), Some(sample()), "byte {at}");
            assert_eq!(unpack(&archive[..at]), None, "cut at {at}");
        }
        assert_eq!(unpack(&[archive, vec![0]].concat()), None);
        assert_eq!(unpack(b""), None);
    }
}
