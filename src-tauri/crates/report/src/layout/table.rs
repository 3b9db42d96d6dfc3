//! Tables: a head on every page, rows kept whole.

use super::flow::{Flow, MEASURE};
use super::page::{Draw, Owner};
use super::stack::Stack;
use super::theme::{LEFT, RIGHT, RULE, RULE_STRONG};
use super::tree::{NodeId, ROOT};
use crate::model::{Cell, Table, Text};

/// Space between two columns.
const GUTTER: f32 = 12.0;

impl Flow<'_> {
    pub fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let columns = Columns::of(table);
        self.gap(10.0);
        let node = self.tree.add(ROOT, "Table");
        if self.room() < 80.0 {
            self.new_page();
        }
        let head = self.tree.add(node, "THead");
        let row = self.tree.add(head, "TR");
        let cells: Vec<NodeId> = table.columns.iter().map(|_| self.tree.add_header(row, "Column")).collect();
        self.table_head(table, &columns, Some(&cells));
        let body = self.tree.add(node, "TBody");
        for cells in &table.rows {
            self.table_row(table, &columns, body, cells);
        }
        self.y += 4.0;
    }

    /// The head row; on later pages it is decoration, since it was read once.
    fn table_head(&mut self, table: &Table, columns: &Columns, cells: Option<&[NodeId]>) {
        let mut height: f32 = 0.0;
        let top = self.y + 3.0;
        for (n, column) in table.columns.iter().enumerate() {
            let node = cells.and_then(|c| c.get(n)).copied();
            let text = Text::from(column.title.as_str());
            if let Some(node) = node {
                self.note_words(node, &text);
            }
            let setting = self.theme.table_head;
            let lines = super::lines::set(&text, &setting, columns.width[n], self.fonts);
            let mut y = top;
            for line in lines {
                let shift = if column.align_end { (columns.width[n] - line.width).max(0.0) } else { 0.0 };
                let baseline = super::stack::baseline(y, &line);
                y += line.leading;
                let owner = node.map_or(Owner::Decoration, Owner::Node);
                self.page().add(owner, Draw::Line { x: columns.x[n] + shift, y: baseline, line });
            }
            height = height.max(y - top);
        }
        self.y = top + height + 4.0;
        let y = self.y;
        self.rule(y, 0.9, RULE_STRONG);
    }

    fn table_row(&mut self, table: &Table, columns: &Columns, body: NodeId, cells: &[Cell]) {
        let row = self.tree.add(body, "TR");
        let empty = Cell::default();
        let mut stacks = Vec::with_capacity(table.columns.len());
        for (n, column) in table.columns.iter().enumerate() {
            let cell = cells.get(n).unwrap_or(&empty);
            let node = self.tree.add(row, "TD");
            let mut stack = Stack::default();
            let whole = Text(cell.0.iter().flat_map(|t| t.0.iter().cloned()).collect());
            self.note_words(node, &whole);
            for text in &cell.0 {
                stack.push(node, text, &self.theme.table, columns.width[n], 3.0, self.fonts);
            }
            let align = column.align_end.then_some(columns.width[n]);
            stacks.push((stack, columns.x[n], align));
        }
        self.row(&mut stacks, (4.5, 4.5), |flow| flow.table_head(table, columns, None));
        let y = self.y;
        self.page().add(Owner::Decoration, Draw::Rule { from: (LEFT, y), to: (RIGHT, y), weight: 0.4, colour: RULE });
    }
}

/// Where columns begin and how wide they are.
struct Columns {
    x: Vec<f32>,
    width: Vec<f32>,
}

impl Columns {
    fn of(table: &Table) -> Self {
        let share = |s: f32| if s.is_finite() && s > 0.0 { s.min(1000.0) } else { 1.0 };
        let total: f32 = table.columns.iter().map(|c| share(c.share)).sum();
        let gutters = GUTTER * (table.columns.len() as f32 - 1.0);
        let usable = (MEASURE - gutters).max(MEASURE * 0.5);
        let mut x = LEFT;
        let mut columns = Self { x: Vec::new(), width: Vec::new() };
        for column in &table.columns {
            let width = usable * share(column.share) / total;
            columns.x.push(x);
            columns.width.push(width);
            x += width + GUTTER;
        }
        columns
    }
}
