import { Button, Modal, Table, TextInput } from "@mantine/core";
import { useHotkeys } from "react-hotkeys-hook";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { reviewKeys } from "../../domain/keymap";

interface PostponeDialogProps {
  reasons: Schemas["ReviewSummary"]["reasons"];
  onClose: () => void;
  onChoose: (reason: string, note: string) => void;
}

export function PostponeDialog({ reasons, onClose, onChoose }: PostponeDialogProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  useHotkeys("1,2,3,4,5,6,7,8", (event) => {
    const reason = reasons[Number(event.key) - 1];
    if (reason) onChoose(reason.id, note);
  });
  return (
    <Modal opened onClose={onClose} title={t("review.postponeTitle")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <p className="soft" style={{ marginTop: 0 }}>{t("review.postponeText")}</p>
      <div className="reasons">
        {reasons.map((reason, index) => (
          <Button key={reason.id} variant="default" justify="flex-start" size="sm" data-autofocus={index === 0 || undefined} onClick={() => onChoose(reason.id, note)}>
            <span className="kbd">{index + 1}</span>&nbsp;{reason.label}
          </Button>
        ))}
      </div>
      <TextInput label={t("review.note")} mt="sm" value={note} onChange={(e) => setNote(e.currentTarget.value)} maxLength={500} />
    </Modal>
  );
}

export function KeyOverlay({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("keys.title")} size="lg" closeButtonProps={{ "aria-label": t("action.close") }}>
      <Table>
        <Table.Tbody>
          {reviewKeys.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Td w={130}><span className="kbd">{key.shown}</span></Table.Td>
              <Table.Td>{t(`keys.${key.id}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className="soft small">{t("keys.ime")}</p>
    </Modal>
  );
}

interface HistoryDialogProps {
  items: Schemas["MyHistory"]["items"];
  onClose: () => void;
  onUndo: (decisionId: string) => void;
}

export function HistoryDialog({ items, onClose, onUndo }: HistoryDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("review.history")} size="xl" closeButtonProps={{ "aria-label": t("action.close") }}>
      {items.length === 0 ? <p className="soft">{t("review.historyNone")}</p> : null}
      <Table>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.decision_id}>
              <Table.Td className="nowrap soft">{item.receipt_number}</Table.Td>
              <Table.Td>{item.label}</Table.Td>
              <Table.Td className="nowrap">{t(`history.${item.action}`, item.action)}</Table.Td>
              <Table.Td>{item.value}</Table.Td>
              <Table.Td className="num">
                <Button variant="default" size="compact-xs" disabled={!item.undoable} onClick={() => onUndo(item.decision_id)}>
                  {t("review.undo")}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
