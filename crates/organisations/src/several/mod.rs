//! Several organisations at once: names pasted one per line, looked through, then added.

mod pages;
mod rules;

#[cfg(test)]
mod tests;

pub(crate) use pages::pages;
