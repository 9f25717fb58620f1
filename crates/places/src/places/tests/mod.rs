//! Places by the rules, and by whole pages.

mod pages;
mod rules;
