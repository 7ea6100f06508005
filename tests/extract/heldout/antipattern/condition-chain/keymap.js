// keyboard of the editor
export function onKey(ev, view) {
  if (ev.key === 'ArrowUp') { // ~ condition-chain
    view.move(0, -1);
  } else if (ev.key === 'ArrowDown') {
    view.move(0, 1);
  } else if (ev.key === 'ArrowLeft') {
    view.move(-1, 0);
  } else if (ev.key === 'ArrowRight') {
    view.move(1, 0);
  } else if (ev.key === 'Home') {
    view.moveTo(0, 0);
  } else if (ev.key === 'Escape') {
    view.deselect();
  }
}
