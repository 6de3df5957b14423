import { Button, Modal, Table } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { mailingTone } from "../../domain/words";
import { Page } from "../../layout/Page";
import { useUser } from "../../session/SessionContext";
import "../notices/notices.css";
import { Counts } from "./Counts";
import { LeftOut } from "./LeftOut";
import { Place } from "./Place";
import { CancelDialog, PullDialog, useChanged } from "./dialogs";

type Detail = Schemas["MailingDetail"];
type Piece = Schemas["MailingPiece"];
type Enclosed = Schemas["EnclosedNotice"];

function Files({ mailing }: { mailing: Detail }) {
  const { t } = useTranslation();
  const files = ["print-file", "manifest-csv", "manifest-json", "book"];
  return (
    <div className="row">
      {files.filter((file) => file !== "print-file" || !mailing.print_file_withheld).map((file) => (
        <Button key={file} component="a" href={`/api/mailings/${mailing.id}/${file}`} download variant="default" size="compact-sm">{t(`mailing.file_${file}`)}</Button>
      ))}
    </div>
  );
}

function Preview({ mailing, piece, onClose }: { mailing: Detail; piece: Piece; onClose: () => void }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const page = piece.printed_pages[at] ?? piece.first_page;
  const side = page - piece.first_page;
  const words = t(side % 2 ? "mailing.back" : "mailing.front", { n: Math.floor(side / 2) + 1 });
  return (
    <Modal opened onClose={onClose} title={t("mailing.previewOf", { n: piece.number })} size="auto" closeButtonProps={{ "aria-label": t("action.close") }}>
      {piece.printed_pages.length > 1 ? (
        <div className="row" style={{ marginBottom: 8 }}>
          <Button variant="default" size="compact-sm" disabled={at <= 0} onClick={() => setAt(at - 1)}>{t("action.previous")}</Button>
          <span>{words}（{at + 1} / {piece.printed_pages.length}）</span>
          <Button variant="default" size="compact-sm" disabled={at >= piece.printed_pages.length - 1} onClick={() => setAt(at + 1)}>{t("action.next")}</Button>
        </div>
      ) : null}
      <img className="notice-full" src={`/api/mailings/${mailing.id}/preview?page=${page}&width=1400`} alt={words} />
    </Modal>
  );
}

interface PieceRowProps {
  piece: Piece;
  mayPull: boolean;
  mayLook: boolean;
  onLook: () => void;
  onPull: (notice: Enclosed) => void;
}

function PieceRow({ piece, mayPull, mayLook, onLook, onPull }: PieceRowProps) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>{piece.number}</Table.Td>
      <Table.Td>{piece.role_label}<div><strong>{piece.name}</strong></div><div><Place to={piece} /></div></Table.Td>
      <Table.Td>{piece.envelope}<div className="soft small">{piece.mail_class}</div></Table.Td>
      <Table.Td>
        {piece.letters.length > piece.notices.length ? <div>{piece.letters[0]}</div> : null}
        {piece.notices.map((notice) => (
          <div key={notice.notice_id} className="row" style={{ gap: 8 }}>
            <span>{notice.kind_label}</span><span className="soft small">{notice.document_number}</span><Link to={`/cases/${notice.case_id}`}>{notice.receipt_number}</Link>
            {mayPull && !piece.pulled_at ? <Button variant="subtle" color="shu" size="compact-sm" aria-label={t("mailing.pullOf", { kind: notice.kind_label, number: notice.document_number ?? "" })} onClick={() => onPull(notice)}>{t("mailing.pull")}</Button> : null}
          </div>
        ))}
      </Table.Td>
      <Table.Td>{t("mailing.sheets", { n: piece.sheets })}</Table.Td>
      <Table.Td>{piece.pulled_at ? <Light tone="bad" tag>{t("mailing.pulled")}</Light> : mayLook ? <Button variant="default" size="compact-sm" aria-label={t("mailing.lookAt", { n: piece.number })} onClick={onLook}>{t("mailing.look")}</Button> : null}</Table.Td>
    </Table.Tr>
  );
}

/** The pieces of a mailing, and what can be done with them. */
export function MailingDetail({ mailing }: { mailing: Detail }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const [looking, setLooking] = useState<Piece | null>(null);
  const [pulling, setPulling] = useState<{ piece: Piece; notice: Enclosed } | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const changed = useChanged();
  const open = mailing.state === "ready" && (roles.includes("print") || roles.includes("senior"));
  const release = useMutation({
    mutationFn: () => unwrap(api.POST("/api/mailings/{mailing_id}/release", { params: { path: { mailing_id: mailing.id } }, body: { version: mailing.version } })),
    onSuccess: (detail) => changed(detail, t("mailing.releasedDone")),
  });
  const actions = open ? (
    <>
      <Button variant="subtle" color="shu" size="compact-sm" onClick={() => setCancelling(true)}>{t("mailing.cancel")}</Button>
      <Button size="compact-sm" loading={release.isPending} onClick={() => release.mutate()}>{t("mailing.release")}</Button>
    </>
  ) : null;
  return (
    <div className="stack">
      <Panel title={<>{t("mailing.number", { n: mailing.number })}　<Light tone={mailingTone[mailing.state]} tag>{t(`mailing.state_${mailing.state}`)}</Light></>} right={actions}>
        <div className="stack">
          <ErrorNote error={release.error} />
          <span className="soft small">{fullTime(mailing.made_at)}　{mailing.made_by}　{t("mailing.sheetsOfFile", { n: mailing.pages / 2, pages: mailing.pages })}</span>
          {mailing.print_file_withheld ? <p className="soft" style={{ margin: 0 }}>{t("mailing.withheld")}</p> : null}
          <Files mailing={mailing} />
          <Counts pieces={mailing.pieces.filter((piece) => !piece.pulled_at)} />
        </div>
      </Panel>
      <Table highlightOnHover aria-label={t("mailing.pieces")}>
        <Table.Thead><Table.Tr>{["piece", "addressee", "envelope", "letters", "sheets", "actions"].map((key) => <Table.Th key={key}>{t(`mailing.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {mailing.pieces.map((piece) => (
            <PieceRow key={piece.number} piece={piece} mayPull={open} mayLook={!mailing.print_file_withheld} onLook={() => setLooking(piece)} onPull={(notice) => setPulling({ piece, notice })} />
          ))}
        </Table.Tbody>
      </Table>
      {looking ? <Preview mailing={mailing} piece={looking} onClose={() => setLooking(null)} /> : null}
      {pulling ? <PullDialog mailing={mailing} {...pulling} onClose={() => setPulling(null)} /> : null}
      {cancelling ? <CancelDialog mailing={mailing} onClose={() => setCancelling(false)} /> : null}
    </div>
  );
}

export function MailingPage() {
  const { t } = useTranslation();
  const { mailingId = "" } = useParams();
  const made = useLocation().state as { leftOut?: Schemas["LeftOut"][] } | null;
  const waiting = made?.leftOut?.filter((group) => group.what_to_do) ?? [];
  const query = useQuery({ queryKey: ["mailing", mailingId], queryFn: () => unwrap(api.GET("/api/mailings/{mailing_id}", { params: { path: { mailing_id: mailingId } } })) });
  return (
    <Page title={t("nav.mailings")} crumb={<Link to="/mailings">{t("nav.mailings")}</Link>}>
      <ErrorNote error={query.error} />
      {waiting.length ? <Panel title={t("mailing.notTaken")}><div className="stack"><LeftOut groups={waiting} /></div></Panel> : null}
      {query.data ? <MailingDetail mailing={query.data} /> : <Empty loading={query.isPending}>…</Empty>}
    </Page>
  );
}
