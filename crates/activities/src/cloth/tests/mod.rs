//! The cloth through its pages and files.

mod counts;
mod states;
