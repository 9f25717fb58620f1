//! Activities by the rules, and by whole pages.

mod exchange;
mod geo;
mod grids;
mod lists;
mod orders;
mod pages;
mod rules;
mod twice;
