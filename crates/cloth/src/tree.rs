//! Things that lie inside one another: districts in provinces, kinds of work in areas of focus.

use std::fmt;
use std::ops::Range;

const NONE: u32 = u32::MAX;

/// A forest of `n` nodes with the indexes `0..n`. Brothers and sisters keep the order of their indexes.
///
/// Nodes are also numbered by *position*, the order in which one reads them from top to bottom with
/// everything inside a node directly after it; so the inside of a node is one range of positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    parent: Vec<u32>,
    depth: Vec<u8>,
    position: Vec<u32>,
    end: Vec<u32>,
    node_at: Vec<u32>,
    first_child: Vec<u32>,
    children: Vec<u32>,
    leaves_before: Vec<u32>,
}

/// Why the parents given do not make a forest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tangle {
    /// `node` has a parent with an index that does not exist.
    UnknownParent { node: u32 },
    /// `node` would lie inside itself.
    Loop { node: u32 },
    /// More than 250 levels, or more nodes than an index can number.
    TooDeep,
}

impl fmt::Display for Tangle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownParent { node } => write!(out, "node {node} has a parent that does not exist"),
            Self::Loop { node } => write!(out, "node {node} lies inside itself"),
            Self::TooDeep => write!(out, "the tree is too deep or too large"),
        }
    }
}

impl std::error::Error for Tangle {}

impl Tree {
    /// Builds the forest from the parent of each node; `None` for a root.
    pub fn new(parents: &[Option<u32>]) -> Result<Self, Tangle> {
        let count = u32::try_from(parents.len()).map_err(|_| Tangle::TooDeep)?;
        let mut parent = Vec::with_capacity(parents.len());
        for (node, of) in (0..).zip(parents) {
            match of {
                Some(of) if *of >= count => return Err(Tangle::UnknownParent { node }),
                of => parent.push(of.unwrap_or(NONE)),
            }
        }
        let (first_child, children) = children_of(&parent);
        let size = parent.len();
        let mut tree = Self {
            parent,
            depth: vec![0; size],
            position: vec![NONE; size],
            end: vec![0; size],
            node_at: Vec::with_capacity(size),
            first_child,
            children,
            leaves_before: vec![0; size + 1],
        };
        tree.number()?;
        Ok(tree)
    }

    /// A forest without any inside: `count` roots.
    pub fn flat(count: u32) -> Self {
        Self::new(&vec![None; count as usize]).expect("invariant: roots alone cannot tangle")
    }

    pub fn len(&self) -> usize {
        self.parent.len()
    }

    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }

    pub fn parent(&self, node: u32) -> Option<u32> {
        Some(self.parent[node as usize]).filter(|of| *of != NONE)
    }

    pub fn children(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.children[self.first_child[node] as usize..self.first_child[node + 1] as usize]
    }

    /// How many nodes it lies inside of: 0 for a root.
    pub fn depth(&self, node: u32) -> u8 {
        self.depth[node as usize]
    }

    /// Whether `inner` is `outer` itself or lies inside it.
    pub fn holds(&self, outer: u32, inner: u32) -> bool {
        self.span(outer).contains(&self.position[inner as usize])
    }

    /// The nodes at a depth and those above it which have nothing inside, in reading order:
    /// together they cover the whole forest once.
    pub fn at_level(&self, level: u8) -> Vec<u32> {
        let shown = |node: &u32| {
            let depth = self.depth(*node);
            depth == level || (depth < level && self.children(*node).is_empty())
        };
        self.node_at.iter().copied().filter(shown).collect()
    }

    pub(crate) fn position(&self, node: u32) -> u32 {
        self.position[node as usize]
    }

    pub(crate) fn node_at(&self, position: u32) -> u32 {
        self.node_at[position as usize]
    }

    /// Positions of the node and of everything inside it.
    pub(crate) fn span(&self, node: u32) -> Range<u32> {
        self.position[node as usize]..self.end[node as usize]
    }

    /// Position of the node alone, which comes before everything inside it.
    pub(crate) fn itself(&self, node: u32) -> Range<u32> {
        let start = self.position[node as usize];
        start..start + 1
    }

    /// The smallest parts (nodes with nothing inside) among a range of positions, numbered in reading order.
    pub(crate) fn leaves(&self, span: &Range<u32>) -> Range<usize> {
        self.leaves_before[span.start as usize] as usize..self.leaves_before[span.end as usize] as usize
    }

    pub(crate) fn leaf_count(&self) -> usize {
        self.leaves_before[self.len()] as usize
    }

    fn number(&mut self) -> Result<(), Tangle> {
        let roots: Vec<u32> = (0..self.parent.len() as u32)
            .filter(|node| self.parent(*node).is_none())
            .collect();
        let mut waiting: Vec<(u32, bool)> = roots.into_iter().rev().map(|root| (root, false)).collect();
        while let Some((node, seen)) = waiting.pop() {
            let index = node as usize;
            if seen {
                self.end[index] = self.node_at.len() as u32;
                continue;
            }
            self.depth[index] = match self.parent(node) {
                Some(of) if self.depth(of) >= 250 => return Err(Tangle::TooDeep),
                Some(of) => self.depth(of) + 1,
                None => 0,
            };
            self.position[index] = self.node_at.len() as u32;
            self.node_at.push(node);
            waiting.push((node, true));
            waiting.extend(self.children(node).iter().rev().map(|child| (*child, false)));
        }
        if let Some(lost) = self.position.iter().position(|position| *position == NONE) {
            return Err(Tangle::Loop { node: lost as u32 });
        }
        for (position, node) in self.node_at.iter().enumerate() {
            let leaf = u32::from(self.children(*node).is_empty());
            self.leaves_before[position + 1] = self.leaves_before[position] + leaf;
        }
        Ok(())
    }
}

/// For each node where its children begin in the second list; one entry more than nodes.
fn children_of(parent: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0u32; parent.len() + 1];
    for of in parent.iter().filter(|of| **of != NONE) {
        first[*of as usize + 1] += 1;
    }
    for node in 0..parent.len() {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let mut children = vec![0; first[parent.len()] as usize];
    for (node, of) in (0u32..).zip(parent) {
        if *of != NONE {
            children[next[*of as usize] as usize] = node;
            next[*of as usize] += 1;
        }
    }
    (first, children)
}
