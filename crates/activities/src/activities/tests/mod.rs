//! Activities by the rules, and by whole pages.

mod lists;
mod orders;
mod pages;
mod rules;
mod twice;
