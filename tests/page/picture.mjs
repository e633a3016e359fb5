// The picture of the page in the README: node tests/page/picture.mjs FILE.png
import { start, whenReady } from "./browser.mjs";

const text = `Встречу Ким Чен Ына с Юн Сок Ёлем газеты назвали невозможной.
Как пишет обозреватель, «Ким Чен Ын не приедет в Сеул».`;
const browser = await start({ viewport: { width: 1100, height: 760 } });
try {
  await browser.page.goto(`${browser.address}#tab=check&lang=ru`);
  await whenReady(browser.page);
  await browser.page.locator("#check-text").fill(text);
  await browser.page.locator(".card").first().waitFor();
  await browser.page.screenshot({ path: process.argv[2] });
} finally {
  await browser.stop();
}
