//! The outline: headings, nested as they are.

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::structure::destination;
use super::text_string;
use crate::layout::page::Anchor;

/// Writes the outline and the page labels.
pub(crate) fn write(file: &mut File, catalog: &mut Dictionary, anchors: &[Anchor], pages: &[ObjectId]) {
    catalog.set("PageLabels", page_labels());
    if anchors.is_empty() {
        catalog.set("PageMode", "UseNone");
        return;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = anchors.iter().map(|_| file.new_object_id()).collect();
    let (top, nested) = nest(anchors);
    let parents = std::iter::once((root, &top)).chain(ids.iter().copied().zip(&nested));
    for (parent, kids) in parents {
        for (place, &n) in kids.iter().enumerate() {
            let mut item = Dictionary::new();
            item.set("Title", text_string(&anchors[n].text));
            item.set("Parent", parent);
            item.set("Dest", destination(pages, anchors[n].page, anchors[n].y));
            if let Some(&before) = place.checked_sub(1).and_then(|p| kids.get(p)) {
                item.set("Prev", ids[before]);
            }
            if let Some(&after) = kids.get(place + 1) {
                item.set("Next", ids[after]);
            }
            // Closed: the reader opens what interests them.
            set_kids(&mut item, &nested[n], &ids, -1);
            file.set_object(ids[n], item);
        }
    }
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    set_kids(&mut outlines, &top, &ids, 1);
    file.set_object(root, outlines);
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
}

/// The headings at the top, and those directly below each heading: it is the nearest earlier one of a lower level.
fn nest(anchors: &[Anchor]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut open: Vec<usize> = Vec::new();
    let mut top = Vec::new();
    let mut nested = vec![Vec::new(); anchors.len()];
    for (n, anchor) in anchors.iter().enumerate() {
        while open.last().is_some_and(|&o| anchors[o].level >= anchor.level) {
            open.pop();
        }
        open.last().map_or(&mut top, |&parent| &mut nested[parent]).push(n);
        open.push(n);
    }
    (top, nested)
}

fn set_kids(item: &mut Dictionary, kids: &[usize], ids: &[ObjectId], sign: i64) {
    let ([first, ..], [.., last]) = (kids, kids) else { return };
    item.set("First", ids[*first]);
    item.set("Last", ids[*last]);
    item.set("Count", sign * i64::try_from(kids.len()).unwrap_or(i64::MAX));
}

/// Pages are numbered from 1 as they are printed.
fn page_labels() -> Dictionary {
    let mut decimal = Dictionary::new();
    decimal.set("S", "D");
    let mut labels = Dictionary::new();
    labels.set("Nums", vec![Object::Integer(0), Object::Dictionary(decimal)]);
    labels
}
