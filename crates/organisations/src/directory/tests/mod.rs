mod choice;
mod many;
mod pages;

const LIST: &str = "/c/rivers/organisations";
