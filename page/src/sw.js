// Keeps the whole page for use without a network. The list and the version come with the build.
const version = "{{version}}";
const files = JSON.parse('{{files}}');
const name = `kontsevich-${version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(name).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (key) => key.startsWith("kontsevich-") && key !== name;
  event.waitUntil(
    caches.keys()
      .then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const stored = caches
    .open(name)
    .then((cache) => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(stored.then((response) => response ?? fetch(event.request)));
});
