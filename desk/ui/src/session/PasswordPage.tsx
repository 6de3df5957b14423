import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { api, unwrap } from "../api/client";
import { ErrorNote, showDone } from "../components/ErrorNote";
import { useSession } from "./SessionContext";
import "./session.css";

const SHORTEST = 12;

/** Own password; shown by itself while the one-time password has not been changed. */
export function PasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { session, accept, signOut } = useSession();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/session/password", { body: { current, next } })),
    onSuccess: (renewed) => {
      accept(renewed);
      showDone(t("password.done"));
      navigate("/");
    },
  });
  const short = next.length > 0 && next.length < SHORTEST;
  const differs = again.length > 0 && again !== next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!short && next === again) change.mutate();
  };
  return (
    <main className="door">
      <div className="door-card">
        <h1>{t("password.title")}</h1>
        <p className="soft">{session?.must_change_password ? t("password.first") : t("password.rule", { n: SHORTEST })}</p>
        <form onSubmit={submit} className="stack">
          <PasswordInput label={t("password.current")} value={current} onChange={(e) => setCurrent(e.currentTarget.value)} autoComplete="current-password" required autoFocus />
          <PasswordInput
            label={t("password.next")}
            value={next}
            onChange={(e) => setNext(e.currentTarget.value)}
            autoComplete="new-password"
            error={short ? t("password.rule", { n: SHORTEST }) : undefined}
            required
          />
          <PasswordInput
            label={t("password.again")}
            value={again}
            onChange={(e) => setAgain(e.currentTarget.value)}
            autoComplete="new-password"
            error={differs ? t("password.differs") : undefined}
            required
          />
          <ErrorNote error={change.error} />
          <Button type="submit" loading={change.isPending} disabled={short || next !== again || !next} size="sm">
            {t("password.submit")}
          </Button>
          <Button variant="subtle" onClick={() => (session?.must_change_password ? void signOut() : navigate(-1))}>
            {session?.must_change_password ? t("menu.signOut") : t("action.cancel")}
          </Button>
        </form>
      </div>
    </main>
  );
}
