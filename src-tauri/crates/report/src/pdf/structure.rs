//! The structure tree, the parent tree and the links.

use std::collections::BTreeMap;

use domain::terms::Lang;
use lopdf::{Dictionary, Document as File, Object, ObjectId, StringFormat};

use super::draw::Ties;
use super::{broken, text_string};
use crate::ReportError;
use crate::layout::page::{Anchor, Link};
use crate::layout::theme::PAGE_HEIGHT;
use crate::layout::tree::{Node, NodeId, Tree};

/// Writes every element and ties it to its content on the pages.
pub(crate) fn write(
    file: &mut File,
    catalog: &mut Dictionary,
    (tree, anchors): (&Tree, &[Anchor]),
    ties: &[Ties],
    pages: &[ObjectId],
) -> Result<(), ReportError> {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = tree.nodes.iter().map(|_| file.new_object_id()).collect();
    let mut content = contents(ties, pages);
    let mut parents = page_parents(ties, &ids);
    for (n, page) in ties.iter().enumerate() {
        let annotations = page
            .links
            .iter()
            .map(|link| {
                let key = parents.len();
                let annotation = file.add_object(annotation(link, anchors, pages, key));
                let mut reference = Dictionary::new();
                reference.set("Type", "OBJR");
                reference.set("Obj", annotation);
                reference.set("Pg", pages[n]);
                content.entry(link.node).or_default().push(Object::Dictionary(reference));
                parents.push(Object::Reference(ids[link.node.0]));
                Object::Reference(annotation)
            })
            .collect();
        tie_page(file, pages[n], n, annotations)?;
    }
    for (n, node) in tree.nodes.iter().enumerate() {
        let kids = content.remove(&NodeId(n)).unwrap_or_default();
        let parent = node.parent.map_or(root, |p| ids[p.0]);
        file.set_object(ids[n], element(node, parent, kids, &ids));
    }
    file.set_object(root, tree_root(ids[0], parents));
    catalog.set("StructTreeRoot", root);
    let mut marked = Dictionary::new();
    marked.set("Marked", true);
    catalog.set("MarkInfo", marked);
    Ok(())
}

/// What each element has on the pages: references to marked contents.
fn contents(ties: &[Ties], pages: &[ObjectId]) -> BTreeMap<NodeId, Vec<Object>> {
    let mut content: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    for (page, ties) in pages.iter().zip(ties) {
        for (id, node) in ties.contents.iter().enumerate() {
            let mut reference = Dictionary::new();
            reference.set("Type", "MCR");
            reference.set("Pg", *page);
            reference.set("MCID", i64::try_from(id).unwrap_or(i64::MAX));
            content.entry(*node).or_default().push(Object::Dictionary(reference));
        }
    }
    content
}

/// For each page, the elements of its marked contents in order.
fn page_parents(ties: &[Ties], ids: &[ObjectId]) -> Vec<Object> {
    ties.iter()
        .map(|page| Object::Array(page.contents.iter().map(|node| Object::Reference(ids[node.0])).collect()))
        .collect()
}

fn tie_page(file: &mut File, page: ObjectId, n: usize, annotations: Vec<Object>) -> Result<(), ReportError> {
    let page = file.get_object_mut(page).and_then(Object::as_dict_mut).map_err(broken)?;
    page.set("StructParents", i64::try_from(n).unwrap_or(i64::MAX));
    page.set("Tabs", "S");
    if annotations.is_empty() {
        page.remove(b"Annots");
    } else {
        page.set("Annots", annotations);
    }
    Ok(())
}

fn element(node: &Node, parent: ObjectId, content: Vec<Object>, ids: &[ObjectId]) -> Dictionary {
    let mut element = Dictionary::new();
    element.set("Type", "StructElem");
    element.set("S", node.role);
    element.set("P", parent);
    if let Some(lang) = node.lang {
        element.set("Lang", language(lang));
    }
    if let Some(words) = &node.actual {
        element.set("ActualText", text_string(words));
    }
    let attributes = |owner: &str, key: &str, value: &str| {
        let mut attributes = Dictionary::new();
        attributes.set("O", owner);
        attributes.set(key, value);
        attributes
    };
    if let Some(scope) = node.scope {
        element.set("A", attributes("Table", "Scope", scope));
    }
    if let Some((alt, [x, y, width, height])) = &node.drawing {
        element.set("Alt", text_string(alt));
        let mut layout = Dictionary::new();
        layout.set("O", "Layout");
        layout.set("Placement", "Block");
        let corners = [*x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y];
        layout.set("BBox", corners.map(|c| Object::Real((c * 100.0).round() / 100.0)).to_vec());
        element.set("A", layout);
    }
    if let Some(numbering) = node.list_numbering {
        element.set("A", attributes("List", "ListNumbering", numbering));
    }
    // No larger than they need be: a long report has a hundred thousand of these lists.
    let mut kids = Vec::with_capacity(node.kids.len() + content.len());
    kids.extend(node.kids.iter().map(|kid| Object::Reference(ids[kid.0])));
    kids.extend(content);
    element.set("K", kids);
    element
}

fn tree_root(document: ObjectId, parents: Vec<Object>) -> Dictionary {
    let next = i64::try_from(parents.len()).unwrap_or(i64::MAX);
    let mut numbers = Vec::with_capacity(parents.len() * 2);
    for (key, parent) in (0i64..).zip(parents) {
        numbers.push(Object::Integer(key));
        numbers.push(parent);
    }
    let mut parent_tree = Dictionary::new();
    parent_tree.set("Nums", numbers);
    let mut root = Dictionary::new();
    root.set("Type", "StructTreeRoot");
    root.set("K", document);
    root.set("ParentTree", parent_tree);
    root.set("ParentTreeNextKey", next);
    root
}

fn annotation(link: &Link, anchors: &[Anchor], pages: &[ObjectId], key: usize) -> Dictionary {
    let mut annotation = Dictionary::new();
    annotation.set("Type", "Annot");
    annotation.set("Subtype", "Link");
    let bottom = PAGE_HEIGHT - link.y - link.height;
    let corners = [link.x, bottom, link.x + link.width, bottom + link.height];
    annotation.set("Rect", corners.map(|c| Object::Real((c * 100.0).round() / 100.0)).to_vec());
    annotation.set("Border", vec![Object::Integer(0); 3]);
    annotation.set("F", 4);
    annotation.set("Contents", text_string(&link.words));
    annotation.set("StructParent", i64::try_from(key).unwrap_or(i64::MAX));
    if let Some(anchor) = anchors.get(link.heading) {
        annotation.set("Dest", destination(pages, anchor.page, anchor.y));
    }
    annotation
}

/// The place `y` points below the top of a page.
pub(crate) fn destination(pages: &[ObjectId], page: usize, y: f32) -> Vec<Object> {
    let top = (PAGE_HEIGHT - y + 8.0).round();
    vec![pages[page].into(), "XYZ".into(), Object::Null, Object::Real(top), Object::Null]
}

/// The language tag of a language.
pub(crate) fn language(lang: Lang) -> Object {
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    Object::String(tag.as_bytes().to_vec(), StringFormat::Literal)
}
