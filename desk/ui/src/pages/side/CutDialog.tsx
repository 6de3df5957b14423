import { Button, Modal, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { useKinds, type DialogProps } from "./SideActions";

type Rect = Schemas["Rect"];

interface Part {
  rect: Rect;
  kind: string | null;
}

const MIN_PART_PX = 40; // of the page: smaller is a slip of the hand

function between(a: { x: number; y: number }, b: { x: number; y: number }): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

interface CanvasProps {
  url: string;
  width: number;
  height: number;
  parts: Part[];
  label: string;
  onPart: (rect: Rect) => void;
}

/** Drawing rectangles on the page with the pointer, in page pixels. */
function Canvas({ url, width, height, parts, label, onPart }: CanvasProps) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const [draft, setDraft] = useState<Rect | null>(null);
  const at = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: Math.round(((event.clientX - box.left) / box.width) * width), y: Math.round(((event.clientY - box.top) / box.height) * height) };
  };
  const up = () => {
    if (draft && draft.w >= MIN_PART_PX && draft.h >= MIN_PART_PX) onPart(draft);
    from.current = null;
    setDraft(null);
  };
  return (
    <svg
      className="cut-canvas" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}
      onPointerDown={(e) => { e.currentTarget.setPointerCapture(e.pointerId); from.current = at(e); }}
      onPointerMove={(e) => from.current && setDraft(between(from.current, at(e)))}
      onPointerUp={up}
    >
      <image href={url} width={width} height={height} />
      {[...parts.map((part) => part.rect), ...(draft ? [draft] : [])].map((rect, index) => (
        <g key={index}>
          <rect x={rect.x} y={rect.y} width={rect.w} height={rect.h} fill="rgba(31,90,158,0.14)" stroke="#1f5a9e" strokeWidth={width / 300} />
          <text x={rect.x + width / 80} y={rect.y + width / 28} fontSize={width / 30} fill="#0d2c51" fontWeight="700">{index + 1}</text>
        </g>
      ))}
    </svg>
  );
}

/** Three cards on one sheet become three documents. */
export function CutDialog({ side, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const kinds = useKinds();
  const [parts, setParts] = useState<Part[]>([]);
  const cut = useMutation({
    mutationFn: () => unwrap(api.POST("/api/pages/{page_id}/cut", { params: { path: { page_id: side.id } }, body: { parts: parts.map((part) => ({ rect: part.rect, kind: part.kind ?? "" })) } })),
    onSuccess: () => {
      showDone(t("action.done"));
      void client.invalidateQueries();
      onClose();
    },
  });
  const data = (kinds.data?.items ?? []).map((k) => ({ value: k.id, label: k.label }));
  return (
    <Modal opened onClose={onClose} title={t("side.cut")} size="xl" closeButtonProps={{ "aria-label": t("action.close") }}>
      <p className="soft" style={{ marginTop: 0 }}>{t("side.cutHelp")}</p>
      <div className="cut-grid">
        <Canvas url={side.image_url ?? ""} width={side.width_px ?? 1000} height={side.height_px ?? 1414} parts={parts} label={t("side.cut")} onPart={(rect) => setParts([...parts, { rect, kind: null }])} />
        <div className="stack">
          {parts.map((part, index) => (
            <div key={index} className="row">
              <strong>{index + 1}</strong>
              <Select size="xs" aria-label={t("side.kind")} placeholder={t("side.kind")} data={data} value={part.kind} onChange={(kind) => setParts(parts.map((p, i) => (i === index ? { ...p, kind } : p)))} />
              <Button variant="subtle" size="compact-xs" onClick={() => setParts(parts.filter((_, i) => i !== index))}>{t("action.remove")}</Button>
            </div>
          ))}
          <ErrorNote error={cut.error} />
          <Button disabled={!parts.length || parts.some((part) => !part.kind)} loading={cut.isPending} onClick={() => cut.mutate()}>{t("side.cut")}</Button>
        </div>
      </div>
    </Modal>
  );
}
