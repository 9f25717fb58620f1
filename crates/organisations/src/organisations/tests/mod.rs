mod access;
mod pages;
mod rules;
