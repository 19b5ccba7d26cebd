/* In the desk's frame every link leads out of it, but for those within the page. */
for (const link of document.querySelectorAll('a[href^="#"]')) {
  link.target = "_self";
}
