// A table wider than the page scrolls in a frame of its own: let the keyboard reach that frame.
const reach = () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap"))
    if (frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight)
      frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
};
reach();
addEventListener("load", reach);
addEventListener("resize", reach);
