import { Button, Checkbox, CopyButton, Modal, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";

type Role = Schemas["Role"];
const roles: Role[] = ["mailroom", "reviewer", "senior", "approver", "print", "accounting", "admin", "auditor", "protected_data"];

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className="stack">{children}</div>
    </Modal>
  );
}

function RoleChoice({ value, onChange }: { value: Role[]; onChange: (value: Role[]) => void }) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group label={t("users.col_roles")} value={value} onChange={(next) => onChange(roles.filter((role) => next.includes(role)))}>
      <div className="stack" style={{ gap: 6, marginTop: 6 }}>{roles.map((role) => <Checkbox key={role} size="xs" value={role} label={`${t(`role.${role}`)} — ${t(`role.${role}_does`)}`} />)}</div>
    </Checkbox.Group>
  );
}

export function AddUserDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (answer: Schemas["OneTimePassword"]) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [display, setDisplay] = useState("");
  const [chosen, setChosen] = useState<Role[]>(["reviewer"]);
  const add = useMutation({
    mutationFn: () => unwrap(api.POST("/api/users", { body: { name: name.trim(), display_name: display.trim(), roles: chosen } })),
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey: ["users"] });
      onAdded(answer);
      onClose();
    },
  });
  return (
    <Dialog title={t("users.add")} onClose={onClose}>
      <TextInput label={t("users.col_name")} description={t("users.nameRule")} value={name} onChange={(e) => setName(e.currentTarget.value)} data-autofocus />
      <TextInput label={t("users.col_display")} value={display} onChange={(e) => setDisplay(e.currentTarget.value)} />
      <RoleChoice value={chosen} onChange={setChosen} />
      <ErrorNote error={add.error} />
      <Button disabled={!name.trim() || !display.trim() || !chosen.length} loading={add.isPending} onClick={() => add.mutate()}>{t("users.add")}</Button>
    </Dialog>
  );
}

export function RolesDialog({ user, onClose }: { user: Schemas["User"]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Role[]>(user.roles);
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/users/{user_id}/roles", { params: { path: { user_id: user.id } }, body: { roles: chosen, reason: reason.trim() } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["users"] });
      onClose();
    },
  });
  return (
    <Dialog title={t("users.rolesOf", { who: user.display_name })} onClose={onClose}>
      <RoleChoice value={chosen} onChange={setChosen} />
      <TextInput label={t("case.reason")} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
      <ErrorNote error={save.error} />
      <Button disabled={reason.trim().length < 2} loading={save.isPending} onClick={() => save.mutate()}>{t("settings.save")}</Button>
    </Dialog>
  );
}

const duties: Schemas["Duty"][] = ["tekiyo", "kyufu", "choshu"];

/** 事務 that a person works on; none chosen is all of them, so that an office of four needs no settings. */
export function DutiesDialog({ user, onClose }: { user: Schemas["User"]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Schemas["Duty"][]>(user.duties);
  const save = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/users/{user_id}/duties", { params: { path: { user_id: user.id } }, body: { duties: chosen } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["users"] });
      onClose();
    },
  });
  return (
    <Dialog title={t("users.dutiesOf", { who: user.display_name })} onClose={onClose}>
      <Checkbox.Group label={t("users.col_duties")} description={t("users.dutiesRule")} value={chosen} onChange={(next) => setChosen(duties.filter((duty) => next.includes(duty)))}>
        <div className="stack" style={{ gap: 12, marginTop: 10 }}>{duties.map((duty) => <Checkbox key={duty} size="xs" value={duty} label={t(`duty.${duty}`)} />)}</div>
      </Checkbox.Group>
      <ErrorNote error={save.error} />
      <Button loading={save.isPending} onClick={() => save.mutate()}>{t("settings.save")}</Button>
    </Dialog>
  );
}

export function LockDialog({ user, onClose }: { user: Schemas["User"]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const lock = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/users/{user_id}/lock", { params: { path: { user_id: user.id } }, body: { locked: !user.locked, reason: reason.trim() } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["users"] });
      onClose();
    },
  });
  const title = user.locked ? t("users.unlockOf", { who: user.display_name }) : t("users.lockOf", { who: user.display_name });
  return (
    <Dialog title={title} onClose={onClose}>
      <TextInput label={t("case.reason")} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} data-autofocus />
      <ErrorNote error={lock.error} />
      <Button color={user.locked ? "ai" : "shu"} disabled={reason.trim().length < 2} loading={lock.isPending} onClick={() => lock.mutate()}>{user.locked ? t("users.unlock") : t("users.lock")}</Button>
    </Dialog>
  );
}

export function OneTimeDialog({ answer, onClose }: { answer: Schemas["OneTimePassword"]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("users.oneTime", { who: answer.user.display_name })} onClose={onClose}>
      <p style={{ margin: 0 }}>{t("users.oneTimeText")}</p>
      <div className="row">
        <code className="mono" style={{ fontSize: 18, padding: "6px 12px", background: "#f5f6f8", borderRadius: 6 }}>{answer.one_time_password}</code>
        <CopyButton value={answer.one_time_password}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? t("action.copied") : t("action.copy")}</Button>}</CopyButton>
      </div>
    </Dialog>
  );
}
