mod access;
mod alike;
mod pages;
mod rules;
