//! The cloth through its pages and files.

mod asking;
mod counts;
mod files;
mod first;
mod groups;
mod signs;
mod states;
