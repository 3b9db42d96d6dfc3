//! A signature within the file, added after it: the bytes before stay as they are.

use domain::terms::Timestamp;
use lopdf::{Dictionary, Document as File, IncrementalDocument, Object, ObjectId, StringFormat};

use super::{broken, text_string};
use crate::ReportError;

/// A place in a PDF file that is being signed.
#[derive(Debug, Clone)]
pub struct Signable {
    bytes: Vec<u8>,
    /// Where the hexadecimal signature stands, with its brackets.
    hole: std::ops::Range<usize>,
}

/// Four numbers of this many digits are written first, and overwritten once the places are known.
const UNKNOWN: i64 = 9_999_999_999;

impl Signable {
    /// Adds an invisible field by `signer` to a finished report, with room for a signature of `room` bytes.
    ///
    /// # Errors
    /// When `pdf` is no report of ours.
    pub fn new(pdf: &[u8], signer: &str, at: Timestamp, room: usize) -> Result<Self, ReportError> {
        let file = File::load_mem(pdf).map_err(broken)?;
        let mut next = IncrementalDocument::create_from(pdf.to_vec(), file);
        let signature = next.new_document.add_object(signature(signer, at, room));
        add_field(&mut next, signature)?;
        let mut bytes = Vec::with_capacity(pdf.len() + 2 * room + 8_192);
        next.save_to(&mut bytes).map_err(|error| ReportError::Assembly(error.to_string()))?;
        let hole = hole(&bytes, pdf.len(), room)?;
        note_range(&mut bytes, pdf.len(), &hole)?;
        Ok(Self { bytes, hole })
    }

    /// What the signature covers: everything but itself.
    pub fn covered(&self) -> [&[u8]; 2] {
        [&self.bytes[..self.hole.start], &self.bytes[self.hole.end..]]
    }

    /// The file with its signature.
    ///
    /// # Errors
    /// When the signature is larger than the room that was asked for.
    pub fn signed(mut self, signature: &[u8]) -> Result<Vec<u8>, ReportError> {
        let digits: String = signature.iter().map(|byte| format!("{byte:02X}")).collect();
        let from = self.hole.start + 1;
        match self.bytes.get_mut(from..from + digits.len()).filter(|_| from + digits.len() < self.hole.end) {
            Some(place) => place.copy_from_slice(digits.as_bytes()),
            None => return Err(ReportError::Assembly("the signature needs more room".to_owned())),
        }
        Ok(self.bytes)
    }
}

fn signature(signer: &str, at: Timestamp, room: usize) -> Dictionary {
    let mut dict = Dictionary::new();
    dict.set("Type", "Sig");
    dict.set("Filter", "Adobe.PPKLite");
    dict.set("SubFilter", "ETSI.CAdES.detached");
    dict.set("M", Object::string_literal(at.format("D:%Y%m%d%H%M%S+00'00'").to_string()));
    dict.set("Name", text_string(signer));
    dict.set("ByteRange", vec![Object::Integer(UNKNOWN); 4]);
    dict.set("Contents", Object::String(vec![0; room], StringFormat::Hexadecimal));
    dict
}

/// The field: on the first page, in the form and in the structure.
fn add_field(next: &mut IncrementalDocument, signature: ObjectId) -> Result<(), ReportError> {
    let before = next.get_prev_documents();
    let root = before.trailer.get(b"Root").and_then(Object::as_reference).map_err(broken)?;
    let mut catalog = before.catalog().map_err(broken)?.clone();
    let page_id = before.get_pages().into_values().next().ok_or_else(|| ReportError::Assembly("no page".to_owned()))?;
    let mut page = before.get_dictionary(page_id).map_err(broken)?.clone();
    let tree_id = catalog.get(b"StructTreeRoot").and_then(Object::as_reference).map_err(broken)?;
    let mut tree = before.get_dictionary(tree_id).map_err(broken)?.clone();
    let document_id = tree.get(b"K").and_then(Object::as_reference).map_err(broken)?;
    let mut document = before.get_dictionary(document_id).map_err(broken)?.clone();

    let key = tree.get(b"ParentTreeNextKey").and_then(Object::as_i64).map_err(broken)?;
    let (field, form) = (next.new_document.new_object_id(), next.new_document.new_object_id());
    next.new_document.set_object(field, widget(signature, page_id, key));
    next.new_document.set_object(form, element(document_id, page_id, field));

    push(&mut page, b"Annots", field);
    push(&mut document, b"K", form);
    if let Ok(parents) = tree.get_mut(b"ParentTree").and_then(Object::as_dict_mut)
        && let Ok(numbers) = parents.get_mut(b"Nums").and_then(Object::as_array_mut)
    {
        numbers.extend([Object::Integer(key), Object::Reference(form)]);
    }
    tree.set("ParentTreeNextKey", key + 1);
    let mut fields = Dictionary::new();
    fields.set("Fields", vec![Object::Reference(field)]);
    // Signatures exist, and the file may only be added to.
    fields.set("SigFlags", 3);
    catalog.set("AcroForm", fields);
    for (id, dict) in [(root, catalog), (page_id, page), (tree_id, tree), (document_id, document)] {
        next.new_document.set_object(id, dict);
    }
    Ok(())
}

fn push(dict: &mut Dictionary, key: &[u8], added: ObjectId) {
    match dict.get_mut(key).and_then(Object::as_array_mut) {
        Ok(list) => list.push(Object::Reference(added)),
        Err(_) => dict.set(key, vec![Object::Reference(added)]),
    }
}

fn widget(signature: ObjectId, page: ObjectId, key: i64) -> Dictionary {
    let mut field = Dictionary::new();
    field.set("Type", "Annot");
    field.set("Subtype", "Widget");
    field.set("FT", "Sig");
    field.set("T", text_string("Signature"));
    field.set("TU", text_string("Signature"));
    field.set("V", signature);
    field.set("P", page);
    // Printed and locked; without extent it needs no looks.
    field.set("F", 132);
    field.set("Rect", vec![Object::Integer(0); 4]);
    field.set("StructParent", key);
    field
}

fn element(parent: ObjectId, page: ObjectId, field: ObjectId) -> Dictionary {
    let mut reference = Dictionary::new();
    reference.set("Type", "OBJR");
    reference.set("Obj", field);
    reference.set("Pg", page);
    let mut form = Dictionary::new();
    form.set("Type", "StructElem");
    form.set("S", "Form");
    form.set("P", parent);
    form.set("Alt", text_string("Signature"));
    form.set("K", vec![Object::Dictionary(reference)]);
    form
}

/// Where the zeros of the signature stand, with their brackets, after the first `from` bytes.
fn hole(bytes: &[u8], from: usize, room: usize) -> Result<std::ops::Range<usize>, ReportError> {
    let lost = || ReportError::Assembly("no room for a signature".to_owned());
    // A page has contents too, but refers to them.
    let open = find(bytes, from, b"/Contents<").ok_or_else(lost)? + b"/Contents".len();
    let end = open + 2 * room + 2;
    if bytes.get(end - 1) == Some(&b'>') { Ok(open..end) } else { Err(lost()) }
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

/// Writes what is covered over the unknown numbers, filled up with blanks so that nothing moves.
fn note_range(bytes: &mut [u8], from: usize, hole: &std::ops::Range<usize>) -> Result<(), ReportError> {
    let unknown = UNKNOWN.to_string();
    let lost = || ReportError::Assembly("no range for a signature".to_owned());
    let numbers = [0, hole.start, hole.end, bytes.len() - hole.end];
    let mut at = find(bytes, from, b"/ByteRange").ok_or_else(lost)?;
    for number in numbers {
        at = find(bytes, at, unknown.as_bytes()).ok_or_else(lost)?;
        let place = &mut bytes[at..at + unknown.len()];
        place.fill(b' ');
        let digits = number.to_string();
        place[..digits.len()].copy_from_slice(digits.as_bytes());
    }
    Ok(())
}
