import { ActionIcon } from "@mantine/core";
import OpenSeadragon from "openseadragon";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";

type Rect = Schemas["Rect"];

interface PageViewerProps {
  url: string;
  width: number;
  height: number;
  /** the place to show, in page pixels */
  focus?: Rect;
  places?: Rect[];
  /** changes when the place must be brought into view again */
  nonce?: number;
  label: string;
}

function toViewport(viewer: OpenSeadragon.Viewer, rect: Rect): OpenSeadragon.Rect {
  return viewer.viewport.imageToViewportRectangle(rect.x, rect.y, rect.w, rect.h);
}

/** Shows the field with about four times its height around it: enough to see which box of the form it is. */
function bringIntoView(viewer: OpenSeadragon.Viewer, rect: Rect): void {
  const around = { x: rect.x - rect.w * 0.45, y: rect.y - rect.h * 2.5, w: rect.w * 1.9, h: rect.h * 6 };
  viewer.viewport.fitBounds(toViewport(viewer, around), true);
}

function draw(viewer: OpenSeadragon.Viewer, focus: Rect | undefined, places: readonly Rect[]): void {
  viewer.clearOverlays();
  const add = (rect: Rect, name: string) => {
    const element = document.createElement("div");
    element.className = name;
    viewer.addOverlay({ element, location: toViewport(viewer, rect) });
  };
  for (const rect of places) add(rect, "place quiet");
  if (focus) add(focus, "place");
}

const NO_PLACES: Rect[] = [];

/** A side of paper: wheel and drag to look around, `0` or the button to fit it. */
export function PageViewer({ url, width, height, focus, places = NO_PLACES, nonce = 0, label }: PageViewerProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<OpenSeadragon.Viewer>();
  const [opened, setOpened] = useState("");
  const [failed, setFailed] = useState("");
  const [again, setAgain] = useState(0);

  useEffect(() => {
    if (!host.current) return;
    const made = OpenSeadragon({
      element: host.current,
      showNavigationControl: false,
      showNavigator: false,
      animationTime: 0.15,
      springStiffness: 12,
      visibilityRatio: 0.9,
      maxZoomPixelRatio: 4,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      drawer: "canvas",
    });
    setViewer(made);
    return () => made.destroy();
  }, []);

  useEffect(() => {
    if (!viewer) return;
    const done = () => setOpened(url);
    // The server shows an unidentified side to few people: then words stand where the picture would be.
    const refuse = () => setFailed(url);
    viewer.addOnceHandler("open", done);
    viewer.addOnceHandler("open-failed", refuse);
    viewer.open({ tileSource: { type: "image", url } });
    return () => {
      viewer.removeHandler("open", done);
      viewer.removeHandler("open-failed", refuse);
    };
  }, [viewer, url]);

  useEffect(() => {
    if (!viewer || opened !== url) return;
    // A picture served smaller than the page keeps the page's coordinates.
    const item = viewer.world.getItemAt(0);
    const scale = item ? item.getContentSize().x / width : 1;
    const scaled = (r: Rect): Rect => ({ x: r.x * scale, y: r.y * scale, w: r.w * scale, h: r.h * scale });
    draw(viewer, focus && scaled(focus), places.map(scaled));
    const show = () => (focus ? bringIntoView(viewer, scaled(focus)) : viewer.viewport.goHome(true));
    show();
    // A second sheet beside this one changes its size: what was in view must stay in view.
    viewer.addHandler("resize", show);
    return () => viewer.removeHandler("resize", show);
  }, [viewer, opened, url, width, height, focus, places, nonce, again]);

  return (
    <div className="viewer" role="group" aria-label={label}>
      <div ref={host} style={{ position: "absolute", inset: 0 }} />
      {failed === url ? <p className="viewer-failed" role="status">{t("viewer.failed")}</p> : null}
      <div className="viewer-tools">
        <ActionIcon variant="default" aria-label={t("viewer.zoomIn")} onClick={() => viewer?.viewport.zoomBy(1.4)}>＋</ActionIcon>
        <ActionIcon variant="default" aria-label={t("viewer.zoomOut")} onClick={() => viewer?.viewport.zoomBy(1 / 1.4)}>−</ActionIcon>
        <ActionIcon variant="default" aria-label={t("viewer.fit")} onClick={() => viewer?.viewport.goHome()}>▢</ActionIcon>
        {focus ? (
          <ActionIcon variant="default" aria-label={t("viewer.place")} onClick={() => setAgain(again + 1)}>◎</ActionIcon>
        ) : null}
      </div>
    </div>
  );
}
