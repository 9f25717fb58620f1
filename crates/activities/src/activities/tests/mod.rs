//! Activities by the rules, and by whole pages.

mod lists;
mod pages;
mod rules;
