//! The file as bytes: its streams, then all other objects packed into streams of objects, then where each one stands.
//!
//! An object in memory is many times as large as written, so each is let go as soon as it is written.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document as File, Object, Stream};
use sha2::{Digest, Sha256};

use super::{broken, deflate};
use crate::ReportError;

/// Writes `file` and gives it an identity.
pub(crate) fn save(file: File) -> Result<Vec<u8>, ReportError> {
    let mut body = Body::default();
    body.bytes.extend_from_slice(format!("%PDF-{}\n%", file.version).as_bytes());
    body.bytes.extend_from_slice(&file.binary_mark);
    body.bytes.push(b'\n');
    let mut small: Vec<(u32, Vec<u8>)> = Vec::new();
    for ((id, _), object) in file.objects {
        if matches!(object, Object::Stream(_)) {
            body.put(id, object)?;
        } else {
            small.push((id, written(object)?));
        }
    }
    let mut last = file.max_id;
    let mut whole = Vec::new();
    // Where a stream of objects would end in a carriage return, another size of the streams moves its end.
    for size in [200, 199, 198, 197] {
        let mut body = body.clone();
        for objects in small.chunks(size) {
            last += 1;
            body.pack(last, objects)?;
        }
        last += 1;
        whole = body.finish(last, file.trailer.clone())?;
        if !ends_in_return(&whole) {
            break;
        }
    }
    identify(&mut whole);
    Ok(whole)
}

/// What is written so far, and where in it each object stands, as the cross-reference stream says it.
#[derive(Debug, Default, Clone)]
struct Body {
    bytes: Vec<u8>,
    places: BTreeMap<u32, Place>,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// By itself, from this byte on.
    At(u32),
    /// In this stream of objects, at this place of its list.
    In(u32, u16),
}

impl Body {
    fn put(&mut self, id: u32, object: Object) -> Result<(), ReportError> {
        self.places.insert(id, Place::At(u32::try_from(self.bytes.len()).map_err(too_large)?));
        self.bytes.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
        self.bytes.extend_from_slice(&written(object)?);
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Puts written objects into one stream, behind the list of their numbers and places in it.
    fn pack(&mut self, id: u32, objects: &[(u32, Vec<u8>)]) -> Result<(), ReportError> {
        let (mut list, mut content) = (String::new(), Vec::new());
        for (index, (object, written)) in (0u16..).zip(objects) {
            let _ = write!(list, "{object} {} ", content.len());
            content.extend_from_slice(written);
            self.places.insert(*object, Place::In(id, index));
        }
        let mut dict = Dictionary::new();
        dict.set("Type", "ObjStm");
        dict.set("N", integer(objects.len()));
        dict.set("First", integer(list.len()));
        let mut stream = Stream::new(dict, Vec::new());
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflate(&[list.as_bytes(), &content].concat())?);
        self.put(id, Object::Stream(stream))
    }

    /// Closes the file with the cross-reference stream, which is the object `id`.
    fn finish(mut self, id: u32, mut trailer: Dictionary) -> Result<Vec<u8>, ReportError> {
        let start = self.bytes.len();
        self.places.insert(id, Place::At(u32::try_from(start).map_err(too_large)?));
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::from(id) + 1);
        trailer.set("W", vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)]);
        trailer.set("Index", self.stretches());
        let content = self.places.values().flat_map(|place| {
            let (kind, [a, b, c, d], [e, f]) = match place {
                Place::At(byte) => (1, byte.to_be_bytes(), [0, 0]),
                Place::In(stream, index) => (2, stream.to_be_bytes(), index.to_be_bytes()),
            };
            [kind, a, b, c, d, e, f]
        });
        let stream = Stream::new(trailer, content.collect());
        self.put(id, Object::Stream(stream))?;
        self.bytes.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF").as_bytes());
        Ok(self.bytes)
    }

    /// The first number and the length of each unbroken stretch of objects.
    fn stretches(&self) -> Vec<Object> {
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        for &id in self.places.keys() {
            match stretches.last_mut() {
                Some((first, length)) if *first + *length == id => *length += 1,
                _ => stretches.push((id, 1)),
            }
        }
        stretches.into_iter().flat_map(|(first, length)| [first, length]).map(|n| Object::Integer(n.into())).collect()
    }
}

/// An object and a blank: lopdf writes it as what stands before an operator, here one without a name.
fn written(object: Object) -> Result<Vec<u8>, ReportError> {
    Content { operations: vec![Operation::new("", vec![object])] }.encode().map_err(broken)
}

fn integer(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn too_large(error: std::num::TryFromIntError) -> ReportError {
    ReportError::Assembly(error.to_string())
}

/// Whether some stream's last byte is a carriage return, which some readers take for part of the line end after it.
fn ends_in_return(bytes: &[u8]) -> bool {
    bytes.windows(11).any(|w| w == b"\r\nendstream")
}

/// Puts the content's own hash where the zeros of /ID stand, so that equal content has an equal id.
fn identify(bytes: &mut [u8]) {
    let zeros = "0".repeat(32);
    let digest = Sha256::digest(&*bytes);
    let id: String = digest.iter().take(16).map(|b| format!("{b:02X}")).collect();
    let Some(key) = bytes.windows(3).rposition(|w| w == b"/ID") else { return };
    for _ in 0..2 {
        let found = bytes[key..].windows(32).position(|w| w == zeros.as_bytes());
        if let Some(at) = found {
            bytes[key + at..key + at + 32].copy_from_slice(id.as_bytes());
        }
    }
}
