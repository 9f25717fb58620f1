//! Several organisations at once: names pasted one per line, looked through, then added.

mod pages;
mod rules;


pub(crate) use pages::pages;
