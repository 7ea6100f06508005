// Pointers, wheel and keys on the picture. It takes no wheel and no finger from a page that is being scrolled: with Ctrl the
// wheel zooms, two fingers move and zoom at once, and whoever tries it otherwise is told so.
const handle = (canvas, state, act) => {
  const fingers = new Map();
  let moved = 0;
  let turned = 0;
  const middle = () => {
    const points = [...fingers.values()];
    const sum = points.reduce((to, at) => [to[0] + at[0] / points.length, to[1] + at[1] / points.length], [0, 0]);
    const apart = points.length > 1 ? Math.hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]) : 0;
    return { x: sum[0], y: sum[1], apart };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!fingers.size) moved = 0;
    fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) {
      if (event.pointerType === "mouse") act.hover(act.at(event.offsetX, event.offsetY, 8));
      return;
    }
    const before = middle();
    const alone = event.pointerType === "touch" && fingers.size < 2;
    fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
    const after = middle();
    moved += Math.hypot(after.x - before.x, after.y - before.y) + Math.abs(after.apart - before.apart);
    if (moved < 4) return;
    if (alone) return act.hint("touch");
    act.pan(after.x - before.x, after.y - before.y);
    if (before.apart && after.apart) act.zoom(after.apart / before.apart, after.x, after.y);
  });
  const up = (event) => {
    const was = fingers.delete(event.pointerId);
    if (was && event.type === "pointerup" && moved < 4 && !fingers.size) act.choose(act.at(event.offsetX, event.offsetY, event.pointerType === "mouse" ? 8 : 22));
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", (event) => {
    // The page scrolls.
    if (fingers.size === 1 && event.pointerType === "touch") act.hint("touch");
    up(event);
  });
  canvas.addEventListener("touchmove", (event) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  }, { passive: false });
  canvas.addEventListener("pointerleave", () => act.hover(-1));
  canvas.addEventListener("dblclick", () => act.open());
  canvas.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      act.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.offsetX, event.offsetY);
    } else if (event.timeStamp - turned > 300) act.hint("wheel");
  }, { passive: false });
  // Whoever scrolls past the picture is told nothing.
  addEventListener("wheel", (event) => {
    turned = event.timeStamp;
  }, { passive: true });
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const keys = { "+": () => act.zoom(1.4), "=": () => act.zoom(1.4), "-": () => act.zoom(1 / 1.4), 0: act.whole, Escape: () => act.choose(-1), Enter: act.open };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways[event.key];
    if (way) act.step(...way);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
};
