// What is remembered on this machine between visits.

export const kept = {
  get: (key) => {
    try {
      return localStorage.getItem(`kontsevich-${key}`);
    } catch {
      return null; // storage may be forbidden; nothing depends on it
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(`kontsevich-${key}`, value);
    } catch {
      // as above
    }
  },
};
