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
    let parents = parents(anchors);
    for (n, anchor) in anchors.iter().enumerate() {
        let mut item = Dictionary::new();
        item.set("Title", text_string(&anchor.text));
        item.set("Parent", parents[n].map_or(root, |p| ids[p]));
        item.set("Dest", destination(pages, anchor.page, anchor.y));
        let siblings: Vec<usize> = (0..anchors.len()).filter(|&m| parents[m] == parents[n]).collect();
        if let Ok(place) = siblings.binary_search(&n) {
            if let Some(&before) = place.checked_sub(1).and_then(|p| siblings.get(p)) {
                item.set("Prev", ids[before]);
            }
            if let Some(&after) = siblings.get(place + 1) {
                item.set("Next", ids[after]);
            }
        }
        // Closed: the reader opens what interests them.
        set_kids(&mut item, Some(n), &parents, &ids, -1);
        file.set_object(ids[n], item);
    }
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    set_kids(&mut outlines, None, &parents, &ids, 1);
    file.set_object(root, outlines);
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
}

/// For each heading, the nearest earlier one of a lower level.
fn parents(anchors: &[Anchor]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(anchors.len());
    for (n, anchor) in anchors.iter().enumerate() {
        while open.last().is_some_and(|&o| anchors[o].level >= anchor.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(n);
    }
    parents
}

fn set_kids(item: &mut Dictionary, of: Option<usize>, parents: &[Option<usize>], ids: &[ObjectId], sign: i64) {
    let mut kids = (0..parents.len()).filter(|&n| parents[n] == of);
    let Some(first) = kids.next() else { return };
    let (last, count) = kids.fold((first, 1i64), |(_, count), n| (n, count + 1));
    item.set("First", ids[first]);
    item.set("Last", ids[last]);
    item.set("Count", sign * count);
}

/// Pages are numbered from 1 as they are printed.
fn page_labels() -> Dictionary {
    let mut decimal = Dictionary::new();
    decimal.set("S", "D");
    let mut labels = Dictionary::new();
    labels.set("Nums", vec![Object::Integer(0), Object::Dictionary(decimal)]);
    labels
}
