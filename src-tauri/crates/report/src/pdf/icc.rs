//! A minimal sRGB profile (ICC v4, display, RGB → XYZ), written from the published numbers of IEC 61966-2-1.

/// s15Fixed16 from a numerator over 65,536.
type Fixed = i32;

/// D50, the white of the connection space.
const WHITE: [Fixed; 3] = [0xf6d6, 0x1_0000, 0xd32d];
/// Red, green and blue, adapted to D50.
const PRIMARIES: [(&[u8; 4], [Fixed; 3]); 3] =
    [(b"rXYZ", [0x6fa2, 0x38f5, 0x0390]), (b"gXYZ", [0x6299, 0xb785, 0x18da]), (b"bXYZ", [0x24a0, 0x0f84, 0xb6cf])];
/// Bradford adaptation from D65 to D50.
const ADAPTATION: [Fixed; 9] = [0x1_0c42, 0x05de, -0x0cdd, 0x0793, 0xfd8e, -0x0461, -0x025c, 0x03dd, 0xc076];
/// Curve type 3: exponent, a, b, c, d.
const CURVE: [Fixed; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

/// The profile's bytes.
pub(crate) fn srgb() -> Vec<u8> {
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", text("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &[], &WHITE)),
        (b"chad", numbers(b"sf32", &[], &ADAPTATION)),
    ];
    tags.extend(PRIMARIES.iter().map(|(tag, xyz)| (*tag, numbers(b"XYZ ", &[], xyz))));
    let curve = numbers(b"para", &[0, 3, 0, 0], &CURVE);
    tags.extend([b"rTRC", b"gTRC", b"bTRC"].map(|tag| (tag, curve.clone())));
    profile(&tags)
}

fn profile(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut table = u32_bytes(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (tag, content) in tags {
        table.extend_from_slice(*tag);
        table.extend(u32_bytes(start + data.len()));
        table.extend(u32_bytes(content.len()));
        data.extend_from_slice(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = u32_bytes(size).to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2024u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.iter().flat_map(|n| n.to_be_bytes()));
    header.resize(128, 0);
    header
}

fn u32_bytes(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes()
}

fn numbers(kind: &[u8; 4], prefix: &[u8], numbers: &[Fixed]) -> Vec<u8> {
    let mut data = kind.to_vec();
    data.extend([0; 4]);
    data.extend_from_slice(prefix);
    data.extend(numbers.iter().flat_map(|n| n.to_be_bytes()));
    data
}

/// A multi-localised text with one entry.
fn text(words: &str) -> Vec<u8> {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    data.extend(u32_bytes(utf16.len()));
    data.extend(u32_bytes(28));
    data.extend(utf16);
    data
}
