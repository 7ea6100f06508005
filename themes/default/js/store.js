// What the page was built with, and what this device remembers. Nothing leaves the device.
const self = document.getElementById("lyceum").dataset;
const root = document.documentElement;
const store = {
  get(key, fallback = null) {
    try {
      return JSON.parse(localStorage.getItem("lyceum:" + key)) ?? fallback;
    } catch {
      return fallback;
    }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem("lyceum:" + key);
      else localStorage.setItem("lyceum:" + key, JSON.stringify(value));
    } catch {
      // Private windows and full disks: the page works without memory.
    }
  },
  // The names that begin so.
  keys(start) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith("lyceum:" + start)).map((key) => key.slice(7));
    } catch {
      return [];
    }
  },
  // Plain text, because the early script reads these two before anything is parsed.
  text(key, value) {
    try {
      if (value) localStorage.setItem("lyceum:" + key, value);
      else localStorage.removeItem("lyceum:" + key);
    } catch {
      // As above.
    }
  },
};
const say = (text) => {
  const toast = make("div", { class: "toast", role: "status" }, text);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 2500);
};
