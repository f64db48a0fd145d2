import { expect, it } from "vitest";
import { FAVICON } from "../../src/html/mark.ts";
import { MARK_PICTURES } from "../../src/html/mark-pictures.ts";
import { describeInBrowser } from "../browser/describe-in-browser.ts";

/** The mean difference of two pictures in a page, from 0 to 1: the second has the sign's own proportions. */
const DIFFERENCE = `(async () => {
  const [picture, drawn] = document.images;
  await Promise.all([picture.decode(), drawn.decode()]);
  const { naturalWidth: width, naturalHeight: height } = picture;
  const pixels = (draw) => {
    const context = new OffscreenCanvas(width, height).getContext("2d");
    draw(context);
    return context.getImageData(0, 0, width, height).data;
  };
  const one = pixels((context) => context.drawImage(picture, 0, 0));
  const other = pixels((context) => context.drawImage(drawn, (width - height) / 2, 0, height, height));
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length / 255;
})()`;

describeInBrowser("the sign of the bot, in a browser", (open) => {
  it.each(Object.values(MARK_PICTURES))(
    "is drawn as a picture as it is as SVG: $path",
    async ({ png }) => {
      const page = await open({ colorScheme: "light" });
      const svg = Buffer.from(FAVICON.replace("<svg ", '<svg width="512" height="512" '));
      await page.setContent(
        `<img src="data:image/png;base64,${png}"><img src="data:image/svg+xml;base64,${svg.toString("base64")}">`,
      );
      expect(await page.evaluate(DIFFERENCE)).toBeLessThan(0.02);
    },
  );
});
