"""我的村: the village that a visitor chose, kept in a cookie."""
