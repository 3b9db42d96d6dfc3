//! A Merkle tree over the entries of one device's chain, as RFC 9162 defines it: its root stands for every entry, and a
//! few hashes show that an entry is in it.
//!
//! The leaf of an entry is `SHA-256(0x00 ‖ hash ‖ signature)`, a node is `SHA-256(0x01 ‖ left ‖ right)`.

use sha2::{Digest, Sha256};

/// A hash of the tree.
pub type Node = [u8; 32];

/// The leaf of an entry.
pub fn leaf(hash: &[u8; 32], signature: &[u8; 64]) -> Node {
    Sha256::new().chain_update([0]).chain_update(hash).chain_update(signature).finalize().into()
}

fn node(left: &Node, right: &Node) -> Node {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// A tree that grows leaf by leaf and keeps only the roots of its full parts, the largest first.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    size: u64,
    full: Vec<Node>,
}

impl Tree {
    /// How many leaves it has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds the next leaf.
    pub fn push(&mut self, leaf: Node) {
        let mut grown = leaf;
        // Every trailing one of the size is a full part that the new leaf completes to the next larger one.
        for _ in 0..self.size.trailing_ones() {
            let Some(left) = self.full.pop() else { break };
            grown = node(&left, &grown);
        }
        self.full.push(grown);
        self.size += 1;
    }

    /// The root; of an empty tree the hash of nothing.
    pub fn root(&self) -> Node {
        let mut parts = self.full.iter().rev();
        let Some(smallest) = parts.next() else { return Sha256::digest([]).into() };
        parts.fold(*smallest, |right, left| node(left, &right))
    }
}

/// A tree kept whole, to show of many leaves that they are in it.
#[derive(Debug)]
pub(super) struct Levels(Vec<Vec<Node>>);

impl Levels {
    pub(super) fn over(leaves: Vec<Node>) -> Self {
        let mut levels = vec![leaves];
        while let Some(below) = levels.last().filter(|level| level.len() > 1) {
            // The last one, where it has no neighbour, rises as it is.
            let above = below.chunks(2).map(|pair| pair.get(1).map_or(pair[0], |right| node(&pair[0], right)));
            let above = above.collect();
            levels.push(above);
        }
        Self(levels)
    }

    /// The hashes that show that the leaf at `index` is in the tree, from the leaf upwards.
    pub(super) fn path(&self, index: usize) -> Vec<Node> {
        let neighbour = |(height, level): (usize, &Vec<Node>)| level.get((index >> height) ^ 1).copied();
        self.0.iter().enumerate().filter_map(neighbour).collect()
    }
}

/// Whether `path` shows that `leaf` lies at `index` in the tree of `size` leaves with this root.
pub fn includes(root: &Node, size: u64, index: u64, leaf: Node, path: &[Node]) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut reached) = (index, size - 1, leaf);
    for other in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            reached = node(other, &reached);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            reached = node(&reached, other);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && reached == *root
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn leaves(count: usize) -> Vec<Node> {
        (0..count).map(|n| Sha256::digest(n.to_be_bytes()).into()).collect()
    }

    /// The definition of RFC 9162, word by word.
    fn defined(leaves: &[Node]) -> Node {
        match leaves {
            [] => Sha256::digest([]).into(),
            [one] => *one,
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                node(&defined(left), &defined(right))
            }
        }
    }

    #[test]
    fn a_growing_tree_has_the_root_of_the_definition() {
        let leaves = leaves(200);
        let mut tree = Tree::default();
        for (size, leaf) in leaves.iter().enumerate() {
            assert_eq!(tree.root(), defined(&leaves[..size]), "{size}");
            tree.push(*leaf);
        }
        assert_eq!((tree.size(), tree.root()), (200, defined(&leaves)));
    }

    proptest! {
        #[test]
        fn every_leaf_is_shown_to_be_in_its_tree_and_nowhere_else(size in 1usize..130, pick in 0usize..130, bit in 0usize..256) {
            let (leaves, index) = (leaves(size), pick % size);
            let (root, mut path) = (defined(&leaves), Levels::over(leaves.clone()).path(index));
            let shown = |at: usize, size: usize, leaf, path: &[Node]| includes(&root, size as u64, at as u64, leaf, path);
            prop_assert!(shown(index, size, leaves[index], &path));
            prop_assert!(!shown(index + 1, size, leaves[index], &path));
            prop_assert!(!shown(index, size + size.next_power_of_two(), leaves[index], &path));
            prop_assert!(size == 1 || !shown(index, size, leaves[(index + 1) % size], &path));
            if let Some(first) = path.first_mut() {
                first[bit / 8] ^= 1 << (bit % 8);
                prop_assert!(!shown(index, size, leaves[index], &path));
            }
        }
    }
}
