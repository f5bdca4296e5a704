// What of an editor is in view, and when that is about to change. Reads the layout, writes nothing.

/** Up to so many pieces are all drawn; of more, those near the view: every mark costs a little with every change of the tree. */
export const ALL = 300;

/** How many pieces `blocks` have. */
export function countPieces(blocks) {
  let pieces = 0;
  for (const block of blocks) pieces += block.pieces.length;
  return pieces;
}

/** The part of `root` that the window shows, and the windows around it where it is a frame's, in its own window's coordinates. */
export function visiblePart(root) {
  const window = root.ownerDocument.defaultView;
  let part = clipped(root.getBoundingClientRect(), windowBox(window));
  let x = 0;
  let y = 0;
  for (const frame of framesAround(window)) {
    const { left, top } = frame.getBoundingClientRect();
    x += left;
    y += top;
    part = clipped(part, moved(windowBox(frame.ownerDocument.defaultView), -x, -y));
  }
  return part;
}

/** The frames that hold `window`, the innermost first, as far as we may see them. */
function framesAround(window) {
  const frames = [];
  for (let frame = window.frameElement; frame; frame = frame.ownerDocument.defaultView.frameElement) frames.push(frame);
  return frames;
}

function windowBox({ innerWidth, innerHeight }) {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

function moved({ left, top, right, bottom }, x, y) {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function clipped(a, b) {
  return { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) };
}

/** Whether two rectangles share a point. */
export function meets(a, b) {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Calls `tell`, at most once a frame, when something scrolls or changes its size around or in `root`; gives back how to stop. */
export function followView(root, tell) {
  const window = root.ownerDocument.defaultView;
  let frame = 0;
  const request = () => {
    frame ||= window.requestAnimationFrame(() => {
      frame = 0;
      tell();
    });
  };
  const outer = framesAround(window).map((frame) => frame.ownerDocument.defaultView);
  const places = new Set([root.getRootNode(), window, ...outer]); // a scroll does not leave a shadow root or a frame
  for (const place of places) {
    place.addEventListener("scroll", request, { capture: true, passive: true });
    place.addEventListener("resize", request, { passive: true });
  }
  const observer = new window.ResizeObserver(request);
  observer.observe(root);
  return () => {
    for (const place of places) {
      place.removeEventListener("scroll", request, { capture: true });
      place.removeEventListener("resize", request);
    }
    window.cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

/** The stretch of `root` near the view, for painters that draw no further. */
export class NearView {
  #root;
  #margin;
  #taken = null;

  /** `margin`: how far beyond the view, in screens. */
  constructor(root, margin) {
    this.#root = root;
    this.#margin = margin;
  }

  /** What is in view and a margin before and after it, in the window's coordinates; remembered for `includes` and `isLeft`. */
  take() {
    const seen = visiblePart(this.#root);
    const margin = this.#margin * this.#screen();
    const reach = { ...seen, top: seen.top - margin, bottom: seen.bottom + margin };
    this.#taken = { ...this.#place(), reach, elements: new WeakMap() };
    return reach;
  }

  /** Whether `element` of the root lies in what was taken; asked again, the answer is the same until the next `take`. */
  includes(element) {
    const { elements } = this.#taken;
    if (!elements.has(element)) elements.set(element, meets(element.getBoundingClientRect(), this.#reachNow()));
    return elements.get(element);
  }

  /** Whether the view has come close to the border of what was taken last, or the text has grown or shrunk. */
  isLeft() {
    if (!this.#taken?.height) return true; // hidden: nothing was taken
    const { height } = this.#place();
    const seen = visiblePart(this.#root);
    const slack = (this.#margin * this.#screen()) / 4;
    const reach = this.#reachNow();
    return Math.abs(height - this.#taken.height) > slack || seen.top - slack < reach.top || seen.bottom + slack > reach.bottom;
  }

  /** Where what was taken is now. */
  #reachNow() {
    return moved(this.#taken.reach, 0, this.#place().top - this.#taken.top);
  }

  /** Where the text of the root begins, and how high it is; both where the root itself scrolls, too. */
  #place() {
    const { top, height } = this.#root.getBoundingClientRect();
    const isBody = this.#root === this.#root.ownerDocument.body; // its scrolling is the window's
    return isBody ? { top, height } : { top: top - this.#root.scrollTop, height: height && this.#root.scrollHeight };
  }

  /** The height of the outermost window that we may see. */
  #screen() {
    const window = this.#root.ownerDocument.defaultView;
    return (framesAround(window).at(-1)?.ownerDocument.defaultView ?? window).innerHeight;
  }
}
